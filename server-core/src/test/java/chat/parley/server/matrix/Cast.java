package chat.parley.server.matrix;

import chat.parley.model.PersonId;
import chat.parley.protocol.SessionGrant;
import chat.parley.server.ChatServer;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/// Everybody who tries something, whom it is tried on, and who watches. Owned by the test's thread.
final class Cast implements AutoCloseable {

    private final URI server;
    private final Map<Who, Actor> actors = new EnumMap<>(Who.class);
    private final Actor victim;
    private final Actor witness;
    private final SessionGrant outcast;
    private final SessionGrant newcomer;

    Cast(ChatServer running) {
        server = URI.create("http://127.0.0.1:" + running.port());
        actors.put(
                Who.ADMINISTRATOR,
                Actor.signsUp(server, "root", running.setupCode().orElseThrow()));
        for (Who who : Who.values()) {
            actors.computeIfAbsent(who, _ -> Actor.signsUp(server, who.username(), null));
        }
        victim = Actor.signsUp(server, "victim", null);
        witness = Actor.signsUp(server, "witness", null);
        outcast = Actor.account(server, "outcast", null);
        newcomer = Actor.account(server, "newcomer", null);
    }

    URI server() {
        return server;
    }

    Actor actor(Who who) {
        Actor actor = actors.get(who);
        if (actor == null) {
            throw new IllegalStateException("nobody plays " + who);
        }
        return actor;
    }

    /// A member on whom others act.
    Actor victim() {
        return victim;
    }

    /// A member who only watches.
    Actor witness() {
        return witness;
    }

    /// Somebody who is banned wherever there are bans.
    PersonId outcast() {
        return outcast.person();
    }

    /// The whole command in JSON, but for its number.
    String fill(String command, String sample, Who who) {
        String fields = sample.substring(1, sample.length() - 1);
        String op = UUID.randomUUID().toString();
        return ("{\"t\":\"%s\",\"i\":$i,\"op\":\"%s\"".formatted(command, op)
                        + (fields.isEmpty() ? "" : "," + fields)
                        + "}")
                .replace("$victim", victim.id().toString())
                .replace("$outcast", outcast.person().toString())
                .replace("$newcomer", newcomer.person().toString())
                .replace("$token", actor(who).token())
                .replace("$op", op);
    }

    @Override
    public void close() {
        actors.values().forEach(Actor::leaves);
        victim.leaves();
        witness.leaves();
    }
}

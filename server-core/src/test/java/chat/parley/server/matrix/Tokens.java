package chat.parley.server.matrix;

import chat.parley.model.OperationId;
import chat.parley.model.RoomId;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.RoomEntered;
import chat.parley.server.script.ScriptedHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/// Tokens that are good no more, of people who were members of a room. No state.
final class Tokens {

    private Tokens() {}

    /// Makes one expired, one revoked, and one of a suspended account.
    static Map<String, String> spoilt(URI server, Fingerprint database, RoomId room) {
        Map<String, String> tokens = new LinkedHashMap<>();
        for (String how : new String[] {"expired", "revoked", "suspended"}) {
            Actor person = Actor.signsUp(server, how, null);
            person.asks(
                    RoomEntered.class,
                    i -> new JoinRoom(i, new OperationId(UUID.randomUUID()), room));
            person.leaves();
            // The server notes when they were last seen, and only then is everything quiet.
            Awaitility.await().until(() -> seen(database, person.id().value()));
            tokens.put(how, person.token());
            switch (how) {
                case "expired" -> expire(database, person.id().value());
                case "revoked" -> revoke(server, person.token());
                default -> suspend(database, person.id().value());
            }
        }
        return tokens;
    }

    private static boolean seen(Fingerprint database, UUID person) {
        return database.handle()
                .createQuery("select last_seen is not null from person where id = ?")
                .bind(0, person)
                .mapTo(Boolean.class)
                .one();
    }

    private static void expire(Fingerprint database, UUID person) {
        database.handle()
                .createUpdate(
                        "update access_token set expires_at = ? where session in"
                                + " (select id from session where person = ?)")
                .bind(0, OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1))
                .bind(1, person)
                .execute();
    }

    private static void revoke(URI server, String token) {
        ScriptedHttp http = ScriptedHttp.at(server);
        HttpRequest.Builder request =
                http.request("/api/v1/sessions/current")
                        .header("Authorization", "Bearer " + token)
                        .DELETE();
        if (http.exchange(request).statusCode() != 204) {
            throw new AssertionError("the session did not end");
        }
    }

    private static void suspend(Fingerprint database, UUID person) {
        database.handle()
                .createUpdate("update person set state = 'suspended' where id = ?")
                .bind(0, person)
                .execute();
    }
}

package chat.parley.server.matrix;

import chat.parley.model.PersonId;
import chat.parley.protocol.Answer;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.ClientFrame;
import chat.parley.protocol.Decoded;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.Ok;
import chat.parley.protocol.Ping;
import chat.parley.protocol.Pong;
import chat.parley.protocol.Refused;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.Typing;
import chat.parley.protocol.WireCodec;
import chat.parley.server.script.ScriptedConnection;
import chat.parley.server.script.ScriptedHttp;
import java.net.URI;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Somebody with an account and, once they have said hello, a connection. Owned by the test's
/// thread.
final class Actor {

    private static final WireCodec CODEC = new WireCodec();

    private final SessionGrant grant;
    private final ScriptedConnection wire;
    private long pings;

    private Actor(SessionGrant grant, ScriptedConnection wire) {
        this.grant = grant;
        this.wire = wire;
    }

    /// Makes an account and connects.
    static Actor signsUp(URI server, String username, @Nullable String setupCode) {
        SessionGrant grant = account(server, username, setupCode);
        ScriptedConnection wire = ScriptedConnection.open(server);
        wire.hello(grant.token());
        return new Actor(grant, wire);
    }

    /// Makes an account only.
    static SessionGrant account(URI server, String username, @Nullable String setupCode) {
        return ScriptedHttp.at(server)
                .post(
                        "/api/v1/accounts",
                        new NewAccount(username, username, null, "test", null, setupCode),
                        SessionGrant.class);
    }

    PersonId id() {
        return grant.person();
    }

    String token() {
        return grant.token();
    }

    ScriptedConnection wire() {
        return wire;
    }

    <A extends Answer> A asks(Class<A> type, LongFunction<ClientCommand> command) {
        return type.cast(wire.ask(command));
    }

    /// Sends a command in JSON, whose `$i` is its number, and gets the answer; that of a command
    /// which is only answered when it is refused is the pong that came without one.
    ServerFrame tries(String json) {
        long sent = wire.post(i -> command(json.replace("$i", Long.toString(i))));
        if (command(json.replace("$i", Long.toString(sent))) instanceof Typing) {
            pings++;
            wire.send(new Ping(pings));
            return wire.await(
                    ServerFrame.class,
                    frame ->
                            frame.equals(pong(frame))
                                    || (frame instanceof Refused refused
                                            && Long.valueOf(sent).equals(refused.re())));
        }
        return wire.await(
                ServerFrame.class,
                frame ->
                        (frame instanceof Ok ok && ok.re() == sent)
                                || (frame instanceof Refused refused
                                        && Long.valueOf(sent).equals(refused.re())));
    }

    private @Nullable ServerFrame pong(ServerFrame frame) {
        return frame instanceof Pong pong && pong.n() == pings ? pong : null;
    }

    private static ClientCommand command(String json) {
        return switch (CODEC.readClientFrame(json)) {
            case Decoded.Frame(ClientFrame frame) -> (ClientCommand) frame;
            case Decoded.Faulty(Refused answer) ->
                    throw new IllegalArgumentException(json + ": " + answer);
        };
    }

    void leaves() {
        wire.drop();
    }
}

package chat.parley.desktop.link;

import chat.parley.model.Limits;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.ServerRole;
import chat.parley.model.SessionId;
import chat.parley.protocol.ClientFrame;
import chat.parley.protocol.Decoded;
import chat.parley.protocol.Hi;
import chat.parley.protocol.Ready;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.WireCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A wire whose other end is the test.
final class MemoryWire implements Wire {
    private final WireCodec codec = new WireCodec();
    private final Events events;
    private final List<ClientFrame> sent = new ArrayList<>();
    private boolean closed;

    MemoryWire(Events events) {
        this.events = events;
    }

    @Override
    public void send(String frame) {
        if (codec.readClientFrame(frame) instanceof Decoded.Frame(ClientFrame read)) {
            sent.add(read);
        } else {
            throw new AssertionError("the client sent " + frame);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean closed() {
        return closed;
    }

    /// What the client sent, in order.
    List<ClientFrame> sent() {
        return sent;
    }

    void say(ServerFrame frame) {
        events.frame(new String(codec.write(frame), StandardCharsets.UTF_8));
    }

    void hang(int code, String reason) {
        events.closed(code, reason);
    }

    /// Greets and shows an empty snapshot.
    void welcome() {
        events.opened();
        say(new Hi("server", List.of(1), 20_000, 65_536));
        say(
                new Ready(
                        Person.named(
                                new PersonId(UUID.randomUUID()), "ann", "Ann", Presence.ONLINE),
                        new SessionId(UUID.randomUUID()),
                        Instant.EPOCH,
                        900,
                        Limits.standard(),
                        ServerRole.USER,
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        false));
    }
}

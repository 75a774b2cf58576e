package chat.parley.benchmarks.fanout;

import chat.parley.benchmarks.process.ServerUnderTest;
import chat.parley.benchmarks.wire.ChatLink;
import chat.parley.benchmarks.wire.Crowd;
import chat.parley.benchmarks.wire.WireFrame;
import chat.parley.benchmarks.wire.WireSocket;
import chat.parley.model.RoomId;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.SendMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/// A room full of listeners at the server, and one who speaks. The next message is sent when all
/// have heard the last, so that no two messages leave in one write.
final class ServerSide implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TEXT =
            "A message as people write them, neither long nor short. ".repeat(2);

    private final ServerUnderTest server;
    private final Audience audience;
    private final Crowd crowd;
    private final ChatLink speaker;
    private final RoomId study;
    private final int listeners;

    ServerSide(ServerUnderTest server, Crowd crowd) throws IOException, TimeoutException {
        this.server = server;
        this.crowd = crowd;
        this.listeners = crowd.tokens().size() - 1;
        this.audience = new Audience("audience of the server");
        for (int i = 1; i <= listeners; i++) {
            audience.seat(server.port(), crowd.greeting(server.port(), i), false);
        }
        audience.awaitReady(listeners, PATIENCE);
        this.speaker = crowd.connect(server.port(), 0);
        this.study = Crowd.create(speaker, "An empty room");
    }

    /// The bytes of one event as a listener receives them.
    byte[] frame() throws IOException {
        try (WireSocket scribe = crowd.signIn(server.port(), 1)) {
            long heard = audience.posted();
            say(crowd.room());
            for (String text = scribe.receive(); text != null; text = scribe.receive()) {
                if (text.startsWith("{\"t\":\"messagePosted\"")) {
                    audience.awaitPosted(heard + listeners, PATIENCE);
                    return WireFrame.text(text.getBytes(StandardCharsets.UTF_8)).encoded(null);
                }
            }
            throw new IOException("the scribe was cut off with " + scribe.closeCode());
        } catch (TimeoutException e) {
            throw new IOException("not everybody hears", e);
        }
    }

    /// Sends `messages` to all listeners.
    ///
    /// @return processor time of the server, µs a delivery; the speaker hears its own words too
    double deliver(int messages) throws IOException, TimeoutException {
        long heard = audience.posted();
        long before = cpuNanos();
        for (int i = 1; i <= messages; i++) {
            say(crowd.room());
            audience.awaitPosted(heard + (long) i * listeners, PATIENCE);
        }
        return (cpuNanos() - before) / 1e3 / messages / (listeners + 1);
    }

    /// Sends `messages` where nobody listens.
    ///
    /// @return processor time of the server, µs a message
    double store(int messages) throws IOException {
        long before = cpuNanos();
        for (int i = 0; i < messages; i++) {
            say(study);
        }
        return (cpuNanos() - before) / 1e3 / messages;
    }

    private void say(RoomId room) throws IOException {
        speaker.call(MessageAccepted.class, i -> SendMessage.plain(i, Crowd.op(), room, TEXT));
    }

    private long cpuNanos() {
        return server.process().use().cpu().toNanos();
    }

    @Override
    public void close() throws IOException {
        speaker.close();
        audience.close();
    }
}

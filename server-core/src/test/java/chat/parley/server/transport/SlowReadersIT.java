package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.CloseReason;
import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.Ready;
import chat.parley.server.LoneServer;
import chat.parley.server.gateway.Deadlines;
import chat.parley.server.script.ScriptedPerson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that do not read: they disturb nobody, and lose nothing when they read again in time.
final class SlowReadersIT {

    private static final int WRITERS = 8;
    private static final int MESSAGES = 45;

    /// All together more than the sockets and the server's bound take in.
    private static final String LONG_TEXT = "x".repeat(16_000);

    private static final int SMALL_BUFFER = 8_192;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void whoReadsAgainInTimeGetsEverythingInOrder(@TempDir Path folder) throws IOException {
        try (Scene scene = new Scene(folder, Duration.ofMinutes(5))) {
            List<String> all = scene.sayMuch();
            List<String> read = new ArrayList<>();
            long last = 0;
            while (read.size() < all.size()) {
                if (scene.sleeper.next() instanceof MessagePosted posted) {
                    read.add(posted.message().text());
                    assertThat(posted.seq()).isEqualTo(last == 0 ? posted.seq() : last + 1);
                    last = posted.seq();
                }
            }
            assertThat(read).isEqualTo(all);
        }
    }

    @Test
    void whoNeverReadsIsClosedAndDisturbsNobody(@TempDir Path folder) throws Exception {
        try (Scene scene = new Scene(folder, Duration.ofSeconds(2));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // The server waits 10 s for a closed one to take its close frame; the others may still
            // be talking then.
            Future<Integer> code =
                    threads.submit(() -> {
                        await().atMost(PATIENCE)
                                .until(() -> scene.server.connections() == WRITERS + 1);
                        return scene.sleeper.closeCode();
                    });
            scene.sayMuch();
            assertThat(code.get()).isEqualTo(CloseReason.TOO_SLOW.code());
            scene.writers.getFirst().says(scene.quay.id(), "and on");
            scene.bob.sees(scene.quay.id(), "and on");
        }
    }

    /// A room in which many write, bob reads and the sleeper does not.
    private static final class Scene implements AutoCloseable {

        private final LoneServer server;
        private final List<ScriptedPerson> writers;
        private final ScriptedPerson bob;
        private final RawClient sleeper;
        private final RoomSummary quay;

        Scene(Path folder, Duration stall) throws IOException {
            Limits limits =
                    Limits.standard()
                            .with(Limit.SENDS_PER_SECOND, 0)
                            .with(Limit.ACCOUNTS_PER_HOUR_PER_ADDRESS, 0);
            server =
                    LoneServer.in(
                            folder,
                            config -> config.withLimits(limits),
                            Deadlines.standard().withStall(stall));
            URI address = URI.create("http://127.0.0.1:" + server.port());
            writers =
                    IntStream.range(0, WRITERS)
                            .mapToObj(i -> ScriptedPerson.signsUp(address, "writer" + i))
                            .toList();
            quay = writers.getFirst().creates(RoomKind.PUBLIC, "Quay");
            writers.stream().skip(1).forEach(writer -> writer.joins(quay.id()));
            bob = ScriptedPerson.signsUp(address, "bob");
            bob.joins(quay.id());
            ScriptedPerson sleepy = ScriptedPerson.signsUp(address, "sleepy");
            sleepy.joins(quay.id());
            sleepy.close();
            await().until(() -> server.connections() == WRITERS + 1);
            Socket socket = new Socket();
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            sleeper = RawClient.over(socket).upgrade();
            sleeper.text(RawClient.hello(sleepy.token()));
            assertThat(sleeper.next()).isInstanceOf(Ready.class);
        }

        /// Everybody writes at once, while only the sleeper does not read.
        ///
        /// @return all texts in the order in which somebody who reads heard them
        List<String> sayMuch() {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (ScriptedPerson writer : writers) {
                    threads.execute(() -> write(writer));
                }
            }
            await().atMost(PATIENCE).until(() -> bob.heard(quay.id()).size() == WRITERS * MESSAGES);
            return bob.heard(quay.id());
        }

        private void write(ScriptedPerson writer) {
            for (int i = 0; i < MESSAGES; i++) {
                writer.says(quay.id(), writer + " " + i + LONG_TEXT);
            }
        }

        @Override
        public void close() throws IOException {
            sleeper.close();
            bob.close();
            writers.forEach(ScriptedPerson::close);
            server.close();
        }
    }
}

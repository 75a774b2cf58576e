package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.server.LoneServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server leaves in its process when it has ended: an app may host and stop all day.
final class EndIT {

    @Test
    void leavesNoThreadThatItBegan(@TempDir Path folder) throws IOException {
        Set<Thread> before = threads();
        LoneServer server = LoneServer.in(folder);
        try (RawClient client = RawClient.upgraded(server.port())) {
            client.close(1000, "bye");
            assertThat(client.closeCode()).isEqualTo(1000);
        }
        assertThat(begunSince(before)).isNotEmpty();
        server.close();
        await().until(() -> begunSince(before).isEmpty());
    }

    /// Those of the server's own; what the platform keeps for everybody is none of them.
    private static Set<String> begunSince(Set<Thread> before) {
        return threads().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("parley") || name.startsWith("tyrus"))
                .collect(Collectors.toSet());
    }

    private static Set<Thread> threads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }
}

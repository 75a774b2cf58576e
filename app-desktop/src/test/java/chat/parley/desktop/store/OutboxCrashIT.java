package chat.parley.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed while it writes loses nothing that was kept: every message it reported
/// is there afterwards, in order.
class OutboxCrashIT {
    private static final Account ACCOUNT = new Account("server", new PersonId(new UUID(0, 1)));
    private static final int BEFORE_THE_KILL = 40;

    @TempDir private Path folder = Path.of("");

    @RepeatedTest(3)
    void losesNothingItReportedAsKept() throws IOException, InterruptedException {
        AppHome home = AppHome.at(folder);
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Writer.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> reported = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reported.add(line);
                if (reported.size() == BEFORE_THE_KILL) {
                    assertThatThrownBy(() -> HomeStore.open(home, Clock.systemUTC()))
                            .isInstanceOf(StoreInUse.class)
                            .hasMessageContaining("already open");
                    child.toHandle().destroyForcibly();
                }
            }
        }
        child.waitFor();

        try (HomeStore store = HomeStore.open(home, Clock.systemUTC())) {
            List<String> kept =
                    store.unsent(ACCOUNT).all().stream()
                            .map(message -> message.op().toString())
                            .toList();
            assertThat(store.movedAside()).isEmpty();
            assertThat(reported.size()).isGreaterThanOrEqualTo(BEFORE_THE_KILL);
            assertThat(kept).startsWith(reported.toArray(String[]::new));
            assertThat(kept.size() - reported.size()).isBetween(0, 1);
        }
    }

    /// The process that is killed: reports each message once it is kept.
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            AppHome home = AppHome.at(Path.of(arguments[0]));
            UnsentMessages unsent = HomeStore.open(home, Clock.systemUTC()).unsent(ACCOUNT);
            while (true) {
                OperationId op = new OperationId(UUID.randomUUID());
                unsent.add(
                        new UnsentMessage(
                                op, new RoomId(new UUID(0, 2)), "text", Instant.EPOCH, null));
                System.out.println(op);
            }
        }
    }
}

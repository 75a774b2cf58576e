package chat.parley.benchmarks.torture;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.benchmarks.process.ServerUnderTest;
import chat.parley.benchmarks.process.ServerUnderTest.Recipe;
import chat.parley.benchmarks.torture.Torture.Lives;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The torture must pass a server that keeps its word and fail one that does not, with everything
/// else the same.
class TortureHarnessIT {

    @TempDir Path folder;

    @Test
    void passesAServerThatKeepsItsWord() throws Exception {
        TortureReport report = torture(PlantedFault.NONE);
        assertThat(report.findings()).as("%s", report).isEmpty();
        assertThat(report.acknowledged()).isGreaterThan(100);
    }

    @Test
    void failsAServerThatAcksBeforeItCommits() throws Exception {
        TortureReport report = torture(PlantedFault.ACKS_BEFORE_COMMIT);
        assertThat(report.count(Finding.Kind.LOST)).as("%s", report).isPositive();
    }

    @Test
    void failsAServerThatForgetsOperations() throws Exception {
        TortureReport report = torture(PlantedFault.FORGETS_OPERATIONS);
        assertThat(report.count(Finding.Kind.DOUBLED)).as("%s", report).isPositive();
    }

    @Test
    void failsAServerThatSkipsEvents() throws Exception {
        TortureReport report = torture(PlantedFault.SKIPS_EVENTS);
        assertThat(report.count(Finding.Kind.GAP)).as("%s", report).isPositive();
    }

    private TortureReport torture(PlantedFault fault) throws Exception {
        Recipe recipe =
                new Recipe(
                        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        FakeServer.class.getName(),
                        List.of(folder.resolve("data").toString(), fault.name()));
        Torture.Plan plan =
                new Torture.Plan(20, 2, 5, Lives.upTo(Duration.ofMillis(600)), 42, folder);
        try (ServerUnderTest server = ServerUnderTest.start(recipe)) {
            return Torture.run(plan, server);
        }
    }
}

package chat.parley.benchmarks.torture;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.benchmarks.process.PostgresProcess;
import chat.parley.benchmarks.process.ServerUnderTest;
import chat.parley.benchmarks.process.ServerUnderTest.Recipe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Twenty bots talk while the real server is killed thirty times at random moments; whatever was
/// acknowledged must be there once, in order, and nothing else. The seed is printed, so that a run
/// can be played again.
@Tag("torture")
class DurabilityTortureIT {

    @TempDir Path folder;

    @Test
    void keepsItsWordOnH2() throws Exception {
        torture("H2", Map.of());
    }

    @Test
    void keepsItsWordOnPostgreSql() throws Exception {
        try (PostgresProcess postgres = PostgresProcess.start()) {
            torture(
                    "PostgreSQL",
                    Map.of("database.url", postgres.url(), "database.user", postgres.user()));
        }
    }

    private void torture(String database, Map<String, String> settings) throws Exception {
        long seed = Long.getLong("parley.torture.seed", System.nanoTime());
        int kills = Integer.getInteger("parley.torture.kills", 30);
        System.out.println("torture on " + database + ", seed " + seed);
        Torture.Plan plan = new Torture.Plan(20, 3, kills, Duration.ofMillis(1500), seed, folder);
        String data = folder.resolve("data").toString();
        try (ServerUnderTest server = ServerUnderTest.start(Recipe.parley(data, settings))) {
            TortureReport report = Torture.run(plan, server);
            System.out.println("torture on " + database + ": " + report);
            assertThat(report.findings()).as("%s, seed %d", report, seed).isEmpty();
            assertThat(report.openAtKills()).as("a kill must hit something").isPositive();
            assertThat(report.again()).as("an answer must have been lost").isPositive();
        }
    }
}

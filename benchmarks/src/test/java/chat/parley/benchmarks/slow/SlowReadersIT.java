package chat.parley.benchmarks.slow;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.benchmarks.process.ServerUnderTest;
import chat.parley.benchmarks.process.ServerUnderTest.Recipe;
import chat.parley.benchmarks.slow.HealthyTalk.Result;
import chat.parley.benchmarks.wire.Crowd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fifty clients that never read and fifty half-sent handshakes must not be felt by those who
/// behave.
@Tag("torture")
class SlowReadersIT {

    private static final int HEALTHY = 11;
    private static final int BAD = 50;
    private static final int LETTERS = 12_000;
    private static final Duration PACE = Duration.ofMillis(25);
    private static final long MEBIBYTE = 1 << 20;

    @TempDir Path folder;

    @Test
    void healthyClientsDoNotFeelBadOnes() throws Exception {
        Recipe recipe = Recipe.parley(folder.toString(), Map.of()).withJvm("-Xmx256m");
        try (ServerUnderTest server = ServerUnderTest.start(recipe)) {
            int port = server.port();
            Crowd crowd = Crowd.gather(port, "crowd", HEALTHY + BAD);
            try (HealthyTalk talk = new HealthyTalk(crowd, port, HEALTHY)) {
                talk.talk(Duration.ofSeconds(10), PACE, LETTERS);
                Result alone = talk.talk(Duration.ofSeconds(15), PACE, LETTERS);
                List<BadClient> bad = new ArrayList<>();
                try {
                    for (int i = 0; i < BAD; i++) {
                        bad.add(BadClient.thatNeverReads(port, crowd, HEALTHY + i));
                        bad.add(BadClient.thatStopsHalfway(port, crowd, HEALTHY + i));
                    }
                    Result disturbed = talk.talk(Duration.ofSeconds(30), PACE, LETTERS);
                    report(alone, disturbed, server);
                    assertThat(disturbed.missed())
                            .as("messages that healthy clients missed")
                            .isZero();
                    for (BadClient client : bad) {
                        assertThat(client.ended(Duration.ofSeconds(3)))
                                .as("bad one closed")
                                .isTrue();
                    }
                    assertThat(disturbed.millis(99)).isLessThanOrEqualTo(3 * alone.millis(99));
                    assertThat(server.process().use().peakResidentBytes())
                            .isLessThan(640 * MEBIBYTE);
                    assertThat(server.process().isAlive()).isTrue();
                } finally {
                    for (BadClient client : bad) {
                        client.close();
                    }
                }
            }
        }
    }

    private static void report(Result alone, Result disturbed, ServerUnderTest server) {
        System.out.printf(
                "slow readers: p50 %.1f ms alone, %.1f ms disturbed; p99 %.1f and %.1f ms; peak %d MiB resident%n",
                alone.millis(50),
                disturbed.millis(50),
                alone.millis(99),
                disturbed.millis(99),
                server.process().use().peakResidentBytes() / MEBIBYTE);
    }
}

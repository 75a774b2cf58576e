package chat.parley.packaging.demo;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.packaging.Checkout;
import chat.parley.packaging.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo as a person starts it, on a machine without a display.
class DemoIT {

    @Test
    void twoPeopleLoseNothingWhileTheirHostIsKilled(@TempDir Path scratch) throws Exception {
        Path pictures = scratch.resolve("pictures");

        Ran demo =
                Ran.command(
                        scratch,
                        Map.of("DISPLAY", "", "PARLEY_HOME", scratch.resolve("home").toString()),
                        Checkout.root().resolve("parley").toString(),
                        "demo",
                        "--headless",
                        "--screenshots",
                        pictures.toString());

        assertThat(demo.out().strip().lines().toList().getLast())
                .as(demo.out() + demo.err())
                .matches("demo: 2 people, \\d\\d messages, 0 lost, 0 doubled, 0 out of order");
        assertThat(demo.exit()).isZero();
        try (Stream<Path> files = Files.list(pictures)) {
            assertThat(files)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(file -> assertThat(file).isNotEmptyFile());
        }
    }
}

package chat.parley.benchmarks.startup;

import chat.parley.benchmarks.process.JavaProcess;
import chat.parley.benchmarks.process.Scratch;
import chat.parley.benchmarks.report.Benchmark;
import chat.parley.benchmarks.report.Figures;
import chat.parley.benchmarks.report.Median;
import chat.parley.benchmarks.report.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Time from starting the process to the first laid-out frame of the app in a fresh home, with and
/// without an AOT cache, against a plain JavaFX window started in turn with it. Drawn in memory,
/// without a display.
public final class StartupBenchmark implements Benchmark {

    private static final int ROUNDS = 7;
    private static final double TARGET = 2.5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public Figures run(PrintStream out) throws Exception {
        try (Scratch scratch = new Scratch()) {
            Path plainCache = train("plain", scratch);
            Path appCache = train("app", scratch);
            double[][] millis = new double[4][ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                millis[0][round] = start("plain", null, scratch, round);
                millis[1][round] = start("app", null, scratch, round);
                millis[2][round] = start("plain", plainCache, scratch, round);
                millis[3][round] = start("app", appCache, scratch, round);
            }
            double plain = Median.of(millis[0]);
            double app = Median.of(millis[1]);
            double plainCached = Median.of(millis[2]);
            double appCached = Median.of(millis[3]);
            Table table =
                    new Table("ms to the first laid-out frame", "plain window", "Parley", "ratio");
            table.row("without cache", plain, app, app / plain);
            table.row("with AOT cache", plainCached, appCached, appCached / plainCached);
            out.println(table);
            double ratio = appCached / plainCached;
            return new Figures("startup", ratio, "at most " + TARGET)
                    .with("ratioWithoutCache", app / plain)
                    .with("appMillis", app)
                    .with("appMillisCached", appCached)
                    .with("plainMillis", plain)
                    .with("plainMillisCached", plainCached)
                    .with("met", ratio <= TARGET);
        }
    }

    private static Path train(String what, Scratch scratch) throws IOException, TimeoutException {
        Path cache = scratch.path(what + ".aot");
        try (JavaProcess process = launch(what, "-XX:AOTCacheOutput=" + cache, scratch, "train")) {
            process.awaitLine(line -> line.equals(FirstFrame.WORD), PATIENCE);
            process.awaitEnd(Duration.ofMinutes(3));
            if (!Files.exists(cache)) {
                throw new IOException("no cache was written:\n" + process.lastWords());
            }
            return cache;
        }
    }

    private static double start(String what, @Nullable Path cache, Scratch scratch, int round)
            throws TimeoutException {
        long begin = System.nanoTime();
        String option = cache == null ? null : "-XX:AOTCache=" + cache;
        String home = what + round + (cache == null ? "" : "cached");
        try (JavaProcess process = launch(what, option, scratch, home)) {
            process.awaitLine(line -> line.equals(FirstFrame.WORD), PATIENCE);
            return (System.nanoTime() - begin) / 1e6;
        }
    }

    private static JavaProcess launch(
            String what, @Nullable String option, Scratch scratch, String home) {
        List<String> jvm =
                new ArrayList<>(
                        List.of(
                                "-XX:+UseG1GC",
                                "-Xms32m",
                                "-Xmx1g",
                                "-XX:+UseCompactObjectHeaders",
                                "--enable-native-access=ALL-UNNAMED,javafx.graphics",
                                "--module-path",
                                System.getProperty("jdk.module.path"),
                                "--add-modules",
                                "javafx.controls,javafx.fxml",
                                "-Dglass.platform=Headless",
                                "-Dprism.order=sw",
                                "-Duser.home=" + scratch.path(home)));
        if (option != null) {
            jvm.add(option);
        }
        return JavaProcess.start(jvm, FirstFrame.class.getName(), List.of(what));
    }
}

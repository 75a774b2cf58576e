package chat.parley.benchmarks.timeline;

import chat.parley.benchmarks.process.JavaProcess;
import chat.parley.benchmarks.process.Scratch;
import chat.parley.benchmarks.report.Benchmark;
import chat.parley.benchmarks.report.Figures;
import chat.parley.benchmarks.report.Table;
import chat.parley.desktop.store.AppHome;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Resident memory of the app that also hosts a server: with a conversation open, after 10,000
/// messages of it went through the window, and when nothing happened for a while after that;
/// against a plain JavaFX window on the same options. Drawn in memory, without a display.
public final class MemoryBenchmark implements Benchmark {

    private static final int MESSAGES = 10_000;
    private static final double TARGET = 2;
    private static final long TARGET_BYTES = 250L << 20;

    /// More than two of the intervals at which an idle heap is collected.
    private static final Duration REST = Duration.ofSeconds(150);

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public Figures run(PrintStream out) throws Exception {
        try (Scratch scratch = new Scratch()) {
            Path home = scratch.path("home");
            new LongRoom(AppHome.at(home), MESSAGES);
            double plain;
            try (JavaProcess process = launch(List.of("plain"))) {
                plain = mebibytes(process, HostingApp.SHOWN);
            }
            List<String> folders = List.of(home.toString(), scratch.path("host").toString());
            try (JavaProcess process = launch(folders)) {
                double shown = mebibytes(process, HostingApp.SHOWN);
                process.tell("");
                double scrolled = mebibytes(process, HostingApp.SCROLLED);
                Thread.sleep(REST);
                double rested = mebibytes(process);
                double live = process.liveBytes() / (double) (1 << 20);
                Table table =
                        new Table("MiB resident", "after start", "after " + MESSAGES, "at rest");
                table.row("plain window", plain, "", "");
                table.row("Parley, hosting", shown, scrolled, rested);
                out.println(table);
                out.printf("live heap at the end: %.0f MiB%n", live);
                double ratio = rested / plain;
                return new Figures("memory", ratio, "at most " + TARGET)
                        .with("plainMiB", plain)
                        .with("startedMiB", shown)
                        .with("scrolledMiB", scrolled)
                        .with("restedMiB", rested)
                        .with("liveHeapMiB", live)
                        .with("messages", MESSAGES)
                        .with("below250MiB", rested * (1 << 20) < TARGET_BYTES)
                        .with("met", ratio <= TARGET);
            }
        }
    }

    private static double mebibytes(JavaProcess process, String word) throws TimeoutException {
        process.awaitLine(line -> line.equals(word), PATIENCE);
        return mebibytes(process);
    }

    private static double mebibytes(JavaProcess process) {
        return process.use().residentBytes() / (double) (1 << 20);
    }

    /// On the options of this process, which are those of the launcher.
    private static JavaProcess launch(List<String> args) {
        List<String> jvm =
                new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        jvm.removeIf(option -> option.startsWith("--add-modules"));
        jvm.addAll(List.of("--add-modules", "javafx.controls,javafx.fxml"));
        return JavaProcess.start(jvm, HostingApp.class.getName(), args);
    }
}

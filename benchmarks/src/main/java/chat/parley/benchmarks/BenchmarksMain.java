package chat.parley.benchmarks;

import chat.parley.benchmarks.fanout.FanoutBenchmark;
import chat.parley.benchmarks.history.HistoryBenchmark;
import chat.parley.benchmarks.history.ReadyBenchmark;
import chat.parley.benchmarks.history.SearchBenchmark;
import chat.parley.benchmarks.idle.IdleBenchmark;
import chat.parley.benchmarks.persist.PersistBenchmark;
import chat.parley.benchmarks.report.Benchmark;
import chat.parley.benchmarks.report.Figures;
import chat.parley.benchmarks.startup.StartupBenchmark;
import chat.parley.benchmarks.timeline.MemoryBenchmark;
import chat.parley.benchmarks.timeline.TimelineBenchmark;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What `benchmarks/run` starts: runs one benchmark by its name, or lists them.
public final class BenchmarksMain {

    private static final Map<String, Benchmark> BENCHMARKS =
            new TreeMap<>(
                    Map.of(
                            "fanout", new FanoutBenchmark(),
                            "history", new HistoryBenchmark(),
                            "idle", new IdleBenchmark(),
                            "memory", new MemoryBenchmark(),
                            "persist", new PersistBenchmark(),
                            "ready", new ReadyBenchmark(),
                            "search", new SearchBenchmark(),
                            "startup", new StartupBenchmark(),
                            "timeline", new TimelineBenchmark()));

    private BenchmarksMain() {}

    /// Runs the benchmark that the first argument names. The last line on standard output is its
    /// figures as JSON.
    public static void main(String[] args) throws Exception {
        Benchmark benchmark = args.length == 1 ? BENCHMARKS.get(args[0]) : null;
        if (benchmark == null) {
            System.out.println("benchmarks/run NAME, where NAME is one of:");
            BENCHMARKS.keySet().forEach(name -> System.out.println("  " + name));
            System.exit(args.length == 0 ? 0 : 2);
        } else {
            System.out.println(machine());
            Figures figures = benchmark.run(System.out);
            System.out.println(figures.json());
            System.exit(0);
        }
    }

    private static String machine() {
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "%s %s, %d processors, Java %s",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                runtime.availableProcessors(),
                Runtime.version());
    }
}

package chat.parley.benchmarks.report;

import java.io.PrintStream;

/// One benchmark that `benchmarks/run` knows by name.
@FunctionalInterface
public interface Benchmark {

    /// Measures, prints its tables, and gives the figures for the last line.
    Figures run(PrintStream out) throws Exception;
}

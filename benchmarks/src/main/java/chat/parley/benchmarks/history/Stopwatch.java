package chat.parley.benchmarks.history;

import java.io.IOException;
import org.HdrHistogram.Histogram;

/// Times of one request made again and again, from sending it to having read its answer.
final class Stopwatch {

    /// So many that the compiler of a server that has just started has done its work.
    private static final int WARM_UP = 3_000;

    /// A request; its number tells the tries apart.
    @FunctionalInterface
    interface Request {
        void make(int number) throws IOException;
    }

    private final Histogram times = new Histogram(3);

    private Stopwatch() {}

    /// Measures `count` requests after some that only warm up.
    static Stopwatch of(int count, Request request) throws IOException {
        for (int i = 0; i < Math.min(WARM_UP, 2 * count); i++) {
            request.make(i);
        }
        Stopwatch watch = new Stopwatch();
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            request.make(i);
            watch.times.recordValue(System.nanoTime() - begin);
        }
        return watch;
    }

    double millis(double percentile) {
        return times.getValueAtPercentile(percentile) / 1e6;
    }
}

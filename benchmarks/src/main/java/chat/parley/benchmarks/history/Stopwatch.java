package chat.parley.benchmarks.history;

import java.io.IOException;
import org.HdrHistogram.Histogram;

/// Times of one request made again and again, from sending it to having read its answer.
final class Stopwatch {

    /// A request; its number tells the tries apart.
    @FunctionalInterface
    interface Request {
        void make(int number) throws IOException;
    }

    private final Histogram times = new Histogram(3);

    private Stopwatch() {}

    /// Measures `count` requests after `warmUp` that are only made.
    static Stopwatch of(int warmUp, int count, Request request) throws IOException {
        for (int i = 0; i < warmUp; i++) {
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

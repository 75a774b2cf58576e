package chat.parley.server.gateway;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A rate limit that lets a burst pass and then a steady rate. Thread-safe.
final class TokenBucket {

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final double burst;
    private final double perSecond;
    private double left;
    private long filledAt;

    /// @param burst how many at once, at least 1
    /// @param perSecond how many a second in the long run, above 0
    /// @param now in nanoseconds
    TokenBucket(double burst, double perSecond, long now) {
        this.burst = Math.max(1, burst);
        this.perSecond = perSecond;
        this.left = this.burst;
        this.filledAt = now;
    }

    /// Takes one if there is one.
    ///
    /// @param now in nanoseconds, never less than before
    /// @return zero when taken, otherwise how long to wait for one
    synchronized Duration take(long now) {
        left = Math.min(burst, left + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (left >= 1) {
            left -= 1;
            return Duration.ZERO;
        }
        return Duration.ofMillis((long) Math.ceil((1 - left) / perSecond * 1_000));
    }

    /// Whether nothing was taken for so long that it is as new.
    synchronized boolean full(long now) {
        return left + (now - filledAt) / NANOS * perSecond >= burst;
    }
}

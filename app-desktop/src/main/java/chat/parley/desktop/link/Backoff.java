package chat.parley.desktop.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: 0.5 s doubling to 30 s, with full jitter (a uniformly
/// chosen part of it), so that a thousand clients do not come back at one moment. Belongs to the FX
/// thread.
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    private static final long LAST_MILLIS = 30_000;
    private static final int DOUBLINGS = 6;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// The wait after one more failure.
    Duration next() {
        long most = Math.min(LAST_MILLIS, FIRST_MILLIS << Math.min(failures, DOUBLINGS));
        failures++;
        return Duration.ofMillis(random.nextLong(most + 1));
    }

    /// The wait after one more failure, at least `least`; jitter comes on top.
    Duration next(Duration least) {
        return least.plus(next());
    }

    /// The wait for a server that is busy: as if it had failed often.
    Duration nextLong() {
        failures = Math.max(failures, DOUBLINGS - 2);
        return next();
    }

    /// How many tries have failed since the last reset.
    int failures() {
        return failures;
    }

    /// The connection was stable.
    void reset() {
        failures = 0;
    }
}

package chat.parley.server.accounts;

import chat.parley.model.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Lets so many through in a time for each name, then makes them wait, longer each time it happens
/// again.
///
/// Thread-safe. What is refused does not prolong the wait, so nobody can be locked out by others
/// for good: the wait is never longer than [#LONGEST], or than what the rate alone asks for if that
/// is more, and afterwards one is let through.
final class Turnstile {

    static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MANY_NAMES = 10_000;

    private final InstantSource clock;
    private final double burst;
    private final double millisEach;
    private final ConcurrentHashMap<String, Visits> visits = new ConcurrentHashMap<>();

    /// @param count how many in `period`; 0 lets all through
    Turnstile(InstantSource clock, double count, Duration period) {
        this.clock = clock;
        this.burst = Math.max(1, count);
        this.millisEach = count == 0 ? 0 : period.toMillis() / count;
    }

    /// Lets one through.
    ///
    /// @throws Refusal `RATE_LIMITED` with the time to wait
    void pass(String name) {
        if (millisEach == 0) {
            return;
        }
        long now = clock.millis();
        if (visits.size() > MANY_NAMES) {
            visits.values().removeIf(seen -> seen.at(now, this).fresh(this));
        }
        Visits after = visits.compute(name, (_, before) -> visit(before, now));
        if (after.refused) {
            throw Refusal.rateLimited(Duration.ofMillis(Math.max(1, after.blockedUntil - now)));
        }
    }

    private Visits visit(@Nullable Visits before, long now) {
        Visits seen = before == null ? new Visits(burst, now, 0, 0, false) : before.at(now, this);
        if (now < seen.blockedUntil) {
            return new Visits(seen.left, now, seen.blockedUntil, seen.level, true);
        }
        if (seen.left >= 1) {
            return new Visits(seen.left - 1, now, 0, seen.level, false);
        }
        double wait = (1 - seen.left) * millisEach * (1L << Math.min(seen.level, 16));
        double longest = Math.max((double) LONGEST.toMillis(), millisEach);
        long until = now + (long) Math.ceil(Math.min(longest, wait));
        return new Visits(seen.left, now, until, seen.level + 1, true);
    }

    /// Immutable; replaced at each visit.
    private record Visits(double left, long at, long blockedUntil, int level, boolean refused) {

        /// The same at a later time.
        Visits at(long now, Turnstile of) {
            double more = left + Math.max(0, now - at) / of.millisEach;
            // Whoever waited as told is let through, also if the rate alone would say no.
            boolean served = blockedUntil > 0 && now >= blockedUntil;
            double filled = Math.min(of.burst, served ? Math.max(1, more) : more);
            return new Visits(
                    filled, now, served ? 0 : blockedUntil, filled == of.burst ? 0 : level, false);
        }

        boolean fresh(Turnstile of) {
            return left == of.burst;
        }
    }
}

package chat.parley.server.gateway;

import chat.parley.model.Limits;
import chat.parley.model.PersonId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The rates of every account on this node, over all its connections. Thread-safe.
final class AccountPaces {

    private record Key(PersonId person, Pace pace) {}

    private final Limits limits;
    private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();

    AccountPaces(Limits limits) {
        this.limits = limits;
    }

    /// Counts one command.
    ///
    /// @param now in nanoseconds
    /// @return zero when it may run, otherwise how long to wait
    Duration take(PersonId person, Pace pace, long now) {
        if (limits.lifted(pace.perSecond())) {
            return Duration.ZERO;
        }
        return buckets.computeIfAbsent(
                        new Key(person, pace),
                        _ ->
                                new TokenBucket(
                                        pace.burst(limits), limits.value(pace.perSecond()), now))
                .take(now);
    }

    /// Forgets accounts that did nothing for a while.
    void sweep(long now) {
        buckets.values().removeIf(bucket -> bucket.full(now));
    }
}

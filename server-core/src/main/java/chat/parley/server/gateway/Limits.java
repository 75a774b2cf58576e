package chat.parley.server.gateway;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The limits a server runs with: every [Limit] at its default or at what the settings say.
/// Immutable.
public final class Limits {

    private final Map<Limit, Double> changed;

    private Limits(Map<Limit, Double> changed) {
        this.changed = changed;
    }

    /// Every limit at its default.
    public static Limits defaults() {
        return new Limits(Map.of());
    }

    /// These limits with one of them changed.
    ///
    /// @throws IllegalArgumentException when the value is outside the limit's range
    public Limits with(Limit limit, double value) {
        Map<Limit, Double> next = new EnumMap<>(Limit.class);
        next.putAll(changed);
        next.put(limit, limit.checked(value));
        return new Limits(Collections.unmodifiableMap(next));
    }

    /// The value of a limit.
    public double rate(Limit limit) {
        return changed.getOrDefault(limit, limit.fallback());
    }

    /// The value of a limit as a whole number, rounded down.
    public int count(Limit limit) {
        return (int) rate(limit);
    }

    /// The value of a limit whose unit is minutes, days or seconds, as a time of `unit`s.
    public Duration time(Limit limit, Duration unit) {
        return unit.multipliedBy(count(limit));
    }

    /// Every value by its settings key without the family's name, as `ready.limits` tells them.
    public Map<String, Double> told() {
        Map<String, Double> all = new LinkedHashMap<>();
        for (Limit limit : Limit.values()) {
            if (limit.key().startsWith("limits.")) {
                all.put(limit.key().substring("limits.".length()), rate(limit));
            }
        }
        return all;
    }
}

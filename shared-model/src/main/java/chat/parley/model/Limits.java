package chat.parley.model;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The limits of one server. Immutable; 0 lifts those that are [Limit#liftable()].
public final class Limits {
    private static final Limits STANDARD = new Limits(new EnumMap<>(Limit.class));

    private final EnumMap<Limit, Double> changed;

    private Limits(EnumMap<Limit, Double> changed) {
        this.changed = changed;
    }

    /// Every limit at its default.
    public static Limits standard() {
        return STANDARD;
    }

    /// The same limits with one changed.
    ///
    /// @throws IllegalArgumentException if the limit does not allow the value
    public Limits with(Limit limit, double value) {
        if (!limit.allows(value)) {
            throw new IllegalArgumentException(
                    limit.key() + " can't be " + value + ": " + limit.range());
        }
        EnumMap<Limit, Double> copy = new EnumMap<>(changed);
        if (value == limit.standard()) {
            copy.remove(limit);
        } else {
            copy.put(limit, value);
        }
        return new Limits(copy);
    }

    /// The value, in the unit of its name.
    public double value(Limit limit) {
        return changed.getOrDefault(limit, limit.standard());
    }

    /// The value as a whole number, rounded down.
    public int count(Limit limit) {
        return (int) value(limit);
    }

    /// Whether the limit is lifted.
    public boolean lifted(Limit limit) {
        return value(limit) == 0;
    }

    /// What `ready.limits` tells, in the order of [Limit].
    public Map<String, Double> sent() {
        Map<String, Double> sent = new LinkedHashMap<>();
        for (Limit limit : Limit.values()) {
            limit.sentName().ifPresent(name -> sent.put(name, value(limit)));
        }
        return sent;
    }

    /// Reads what `ready.limits` told; names and values that this version does not know are
    /// skipped, and what is not said has its default.
    public static Limits ofSent(Map<String, Double> sent) {
        Limits limits = STANDARD;
        for (Limit limit : Limit.values()) {
            Double value = limit.sentName().map(sent::get).orElse(null);
            if (value != null && limit.allows(value)) {
                limits = limits.with(limit, value);
            }
        }
        return limits;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Limits that && changed.equals(that.changed);
    }

    @Override
    public int hashCode() {
        return changed.hashCode();
    }

    @Override
    public String toString() {
        return "Limits" + changed;
    }
}

package chat.parley.server.gateway;

import chat.parley.model.PersonId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Lets something that is told of a person be told at most twice a second. Used by one thread at a
/// time.
final class Pauses {

    private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private final Map<PersonId, Long> told = new HashMap<>();

    /// Forgets the pauses that are over.
    ///
    /// @param now in nanoseconds, never less than before
    void look(long now) {
        told.values().removeIf(at -> now - at >= PAUSE_NANOS);
    }

    /// Begins a pause, unless one lasts.
    ///
    /// @return whether something of this person may be told now
    boolean begin(PersonId person, long now) {
        return told.putIfAbsent(person, now) == null;
    }
}

package chat.parley.server.gateway;

import chat.parley.model.PersonId;
import chat.parley.server.presence.PresenceBoard;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Notices who does nothing on any connection of this node, so that others see them as away.
/// Thread-safe; [#sweep] is called by one thread at a time.
final class Idleness {

    private final PresenceBoard presence;
    private final Duration after;
    private final Set<PersonId> idle = ConcurrentHashMap.newKeySet();

    /// @param after how long somebody does nothing before they count as idle; zero for never
    Idleness(PresenceBoard presence, Duration after) {
        this.presence = presence;
        this.after = after;
    }

    /// Looks at all sessions.
    ///
    /// @param now in nanoseconds
    void sweep(Collection<Session> sessions, long now) {
        if (after.isZero()) {
            return;
        }
        Map<PersonId, Long> latest = new HashMap<>();
        for (Session session : sessions) {
            if (session.greeted()) {
                latest.merge(session.signedIn().person(), session.actedAt(), Math::max);
            }
        }
        latest.forEach((person, at) -> {
            if (now - at < after.toNanos()) {
                // Coming back is doing something too.
                acted(person);
            } else if (idle.add(person)) {
                presence.idle(person, true);
            }
        });
        idle.retainAll(latest.keySet());
    }

    /// Somebody did something.
    void acted(PersonId person) {
        if (!idle.isEmpty() && idle.remove(person)) {
            presence.idle(person, false);
        }
    }
}

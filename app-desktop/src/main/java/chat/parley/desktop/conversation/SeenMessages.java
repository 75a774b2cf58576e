package chat.parley.desktop.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/// Decides what has been read: a message whose lower edge was in sight of an attentive person for
/// half a second.
///
/// Fed a few times a second with the last message in sight. Owned by the JavaFX thread.
final class SeenMessages {

    static final Duration LOOK = Duration.ofMillis(500);

    private final Deque<Sight> sights = new ArrayDeque<>();
    private long told;

    /// Takes a look at what is in sight.
    ///
    /// @param last the highest number whose lower edge is in sight, 0 for none
    /// @param attentive the window has the focus and its person was active lately
    /// @return the number up to which everything is read now, when that is news; never goes back
    OptionalLong look(long last, boolean attentive, Instant now) {
        if (!attentive) {
            sights.clear();
            return OptionalLong.empty();
        }
        while (!sights.isEmpty() && sights.getLast().seq() > last) {
            sights.removeLast();
        }
        if (last > told && (sights.isEmpty() || sights.getLast().seq() < last)) {
            sights.addLast(new Sight(last, now));
        }
        long before = told;
        while (!sights.isEmpty()
                && Duration.between(sights.getFirst().since(), now).compareTo(LOOK) >= 0) {
            told = sights.removeFirst().seq();
        }
        return told > before ? OptionalLong.of(told) : OptionalLong.empty();
    }

    private record Sight(long seq, Instant since) {}
}

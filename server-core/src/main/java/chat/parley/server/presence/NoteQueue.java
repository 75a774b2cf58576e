package chat.parley.server.presence;

import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Notes on their way to the other nodes, and those that are to be told again because nothing else
/// mends their loss. Any thread adds, one thread does the rest.
final class NoteQueue {

    private static final int MOST = 10_000;

    private final Queue<PresenceNote> waiting = new ConcurrentLinkedQueue<>();
    private final Set<PresenceNote> missed = new LinkedHashSet<>();

    /// Puts a note in, unless too many wait.
    ///
    /// @return whether it is in
    boolean add(PresenceNote note) {
        return waiting.size() < MOST && waiting.add(note);
    }

    /// The next one, if there is one.
    @Nullable PresenceNote poll() {
        return waiting.poll();
    }

    /// A note could not be told. Who is there stands in the lists, and who typed or read is no news
    /// any more; but nobody would hear of a new status or name.
    void missed(PresenceNote note) {
        boolean matters =
                switch (note) {
                    case PresenceNote.Status _, PresenceNote.Profile _ -> true;
                    default -> false;
                };
        if (matters && missed.size() < MOST) {
            missed.add(note);
        }
    }

    /// Puts in again what was missed.
    void again() {
        waiting.addAll(missed);
        missed.clear();
    }
}

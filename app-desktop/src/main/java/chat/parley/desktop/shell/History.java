package chat.parley.desktop.shell;

import chat.parley.desktop.session.RoomEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which rooms were open before and after the present one, as in a browser. Belongs to the FX
/// thread.
final class History {
    private static final int LONGEST = 50;

    private final Deque<RoomEntry> before = new ArrayDeque<>();
    private final Deque<RoomEntry> after = new ArrayDeque<>();
    private @Nullable RoomEntry present;

    /// Another room was opened; what was ahead is forgotten.
    void opened(RoomEntry room) {
        if (room.equals(present)) {
            return;
        }
        if (present != null) {
            before.push(present);
            if (before.size() > LONGEST) {
                before.removeLast();
            }
        }
        after.clear();
        present = room;
    }

    /// Steps back; empty at the beginning.
    Optional<RoomEntry> back() {
        return step(before, after);
    }

    /// Steps forward; empty at the end.
    Optional<RoomEntry> forward() {
        return step(after, before);
    }

    private Optional<RoomEntry> step(Deque<RoomEntry> from, Deque<RoomEntry> to) {
        RoomEntry next = from.poll();
        if (next == null) {
            return Optional.empty();
        }
        if (present != null) {
            to.push(present);
        }
        present = next;
        return Optional.of(next);
    }
}

package chat.parley.desktop.session;

import chat.parley.desktop.link.Timers;
import chat.parley.model.RoomId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What keeps messages from going out for a while. Belongs to the FX thread.
///
/// A slow room waits alone; a rate of the account makes all wait.
final class Pauses {
    private final Timers timers;
    private final Runnable onOver;
    private final Map<RoomId, Timers.Scheduled> rooms = new HashMap<>();
    private Timers.@Nullable Scheduled all;

    /// @param onOver runs whenever a pause is over
    Pauses(Timers timers, Runnable onOver) {
        this.timers = timers;
        this.onOver = onOver;
    }

    /// Whether nothing goes out at all.
    boolean forAll() {
        return all != null;
    }

    /// The rooms from which nothing goes out.
    Set<RoomId> rooms() {
        return Set.copyOf(rooms.keySet());
    }

    void begin(RoomEntry room, Duration wait) {
        if (room.slowModeSeconds() > 0) {
            rooms.put(room.id(), timers.after(wait, () -> over(room.id())));
        } else if (all == null) {
            all = timers.after(wait, this::over);
        }
    }

    private void over(RoomId room) {
        rooms.remove(room);
        onOver.run();
    }

    private void over() {
        all = null;
        onOver.run();
    }
}

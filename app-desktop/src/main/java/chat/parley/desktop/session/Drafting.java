package chat.parley.desktop.session;

import chat.parley.desktop.link.Timers;
import chat.parley.desktop.store.Disk;
import chat.parley.desktop.store.Drafts;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps what is typed and not sent: on disk within a second of each change. Belongs to the FX
/// thread.
public final class Drafting {
    private static final Duration WITHIN = Duration.ofSeconds(1);

    private final Timers timers;
    private final Disk disk;
    private final Drafts drafts;
    private final Map<RoomEntry, String> changed = new LinkedHashMap<>();
    private Timers.@Nullable Scheduled saving;

    Drafting(Timers timers, Disk disk, Drafts drafts) {
        this.timers = timers;
        this.disk = disk;
        this.drafts = drafts;
    }

    /// The text for a room is now this; empty means there is none.
    public void keep(RoomEntry room, String text) {
        if (room.draftProperty().get().equals(text)) {
            return;
        }
        room.draft(text);
        changed.put(room, text);
        if (saving == null) {
            saving = timers.after(WITHIN, this::save);
        }
    }

    /// Writes what is not written yet: before the app ends.
    void save() {
        if (saving != null) {
            saving.cancel();
            saving = null;
        }
        Instant now = timers.now();
        Map<RoomEntry, String> texts = new LinkedHashMap<>(changed);
        changed.clear();
        disk.write(() -> texts.forEach((room, text) -> drafts.keep(room.id(), text, now)));
    }
}

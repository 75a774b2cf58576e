package chat.parley.protocol;

import chat.parley.model.Level;
import chat.parley.model.Names;
import chat.parley.model.RoomId;
import org.jspecify.annotations.Nullable;

/// Changes how one sees a room; what is absent stays. `mutedForSeconds` of 0 lifts the quiet,
/// [#FOREVER] has no end; an empty `folder` takes the room out of its folder; `archivedForMe` puts
/// it out of sight for oneself.
public record SetRoomPreference(
        long i,
        RoomId room,
        @Nullable Level level,
        @Nullable Long mutedForSeconds,
        @Nullable Boolean favourite,
        @Nullable String folder,
        @Nullable Boolean archivedForMe)
        implements ClientCommand {
    /// Quiet without an end: the largest number of the wire.
    public static final long FOREVER = (1L << 53) - 1;

    public SetRoomPreference {
        folder = folder == null ? null : Names.label("folder", folder);
    }
}

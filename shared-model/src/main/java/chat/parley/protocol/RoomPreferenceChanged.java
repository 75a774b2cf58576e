package chat.parley.protocol;

import chat.parley.model.LeftOut;
import chat.parley.model.Level;
import chat.parley.model.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The person changed how they see a room; the preferences whole.
public record RoomPreferenceChanged(
        RoomId room,
        Level level,
        @Nullable Instant mutedUntil,
        @LeftOut boolean favourite,
        @Nullable String folder,
        @LeftOut boolean archivedForMe)
        implements ServerEvent {}

package chat.parley.protocol;

import chat.parley.model.LeftOut;
import chat.parley.model.RoomSummary;
import org.jspecify.annotations.Nullable;

/// The direct room or group, and whether this made it.
public record DirectOpened(@Nullable RoomSummary room, boolean created, @LeftOut boolean again)
        implements Answer {}

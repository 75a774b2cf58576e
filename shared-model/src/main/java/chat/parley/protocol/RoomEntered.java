package chat.parley.protocol;

import chat.parley.model.LeftOut;
import chat.parley.model.RoomSummary;
import org.jspecify.annotations.Nullable;

/// A room after one made, joined or left it. A repeated operation may give no room, since rights
/// may be lost.
public record RoomEntered(
        @Nullable RoomSummary room,
        @Nullable Long seq,
        @LeftOut boolean unchanged,
        @LeftOut boolean again)
        implements Answer {}

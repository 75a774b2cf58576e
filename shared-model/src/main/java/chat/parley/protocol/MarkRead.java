package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import org.jspecify.annotations.Nullable;

/// Moves the read pointer of a room forward to `seq`.
public record MarkRead(long i, RoomId room, long seq, @Nullable MessageId thread)
        implements ClientCommand {}

package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import org.jspecify.annotations.Nullable;

/// The person read further, on any of their devices.
public record ReadMoved(
        RoomId room, @Nullable MessageId thread, long readSeq, int unread, int mentions)
        implements ServerEvent {}

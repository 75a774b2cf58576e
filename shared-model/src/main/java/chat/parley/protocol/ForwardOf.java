package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;

/// The message that is forwarded.
public record ForwardOf(RoomId room, MessageId message) {}

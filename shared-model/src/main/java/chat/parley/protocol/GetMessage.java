package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;

/// Asks for one message.
public record GetMessage(long i, RoomId room, MessageId message) implements ClientCommand {}

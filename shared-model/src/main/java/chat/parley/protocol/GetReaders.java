package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;

/// Asks who has read a message.
public record GetReaders(long i, RoomId room, MessageId message) implements ClientCommand {}

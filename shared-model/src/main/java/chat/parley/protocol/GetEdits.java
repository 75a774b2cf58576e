package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;

/// Asks for the earlier texts of a message.
public record GetEdits(long i, RoomId room, MessageId message) implements ClientCommand {}

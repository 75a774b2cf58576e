package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;

/// Keeps a message in one's own list, or takes it out.
public record Save(long i, MessageId message, RoomId room, boolean on) implements ClientCommand {}

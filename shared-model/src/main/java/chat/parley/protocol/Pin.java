package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.RoomId;

/// Pins a message to its room, or takes the pin away.
public record Pin(long i, OperationId op, RoomId room, MessageId message, boolean on)
        implements Operation {}

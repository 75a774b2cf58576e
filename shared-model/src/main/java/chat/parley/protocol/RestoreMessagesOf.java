package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.RoomId;

/// Takes back what the operation `deletion`, a [DeleteMessagesOf], has deleted, for as long as a
/// [RestoreMessage] would.
public record RestoreMessagesOf(long i, OperationId op, RoomId room, OperationId deletion)
        implements Operation {}

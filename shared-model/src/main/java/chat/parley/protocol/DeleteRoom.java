package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.RoomId;

/// Deletes a room for everybody, for good.
public record DeleteRoom(long i, OperationId op, RoomId room) implements Operation {}

package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.RoomId;

/// Leaves a room, or declines an invitation.
public record LeaveRoom(long i, OperationId op, RoomId room) implements Operation {}

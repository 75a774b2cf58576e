package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.RoomId;

/// Joins a public room or channel, or accepts an invitation.
public record JoinRoom(long i, OperationId op, RoomId room) implements Operation {}

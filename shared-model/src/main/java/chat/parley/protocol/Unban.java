package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;

/// Lifts a ban; the person is then out of the room as if they had left.
public record Unban(long i, OperationId op, RoomId room, PersonId person) implements MemberAction {}

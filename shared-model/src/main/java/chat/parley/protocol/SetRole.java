package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;

/// Gives a member another role, or steps down oneself.
public record SetRole(long i, OperationId op, RoomId room, PersonId person, RoomRole role)
        implements MemberAction {}

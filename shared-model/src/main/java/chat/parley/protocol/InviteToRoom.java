package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;

/// Invites somebody; they accept with [JoinRoom]. Lifts no ban.
public record InviteToRoom(long i, OperationId op, RoomId room, PersonId person)
        implements MemberAction {}

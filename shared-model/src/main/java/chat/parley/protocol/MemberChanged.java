package chat.parley.protocol;

import chat.parley.model.Member;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody joined, was invited, or has another role.
public record MemberChanged(
        RoomId room, long seq, Instant at, PersonId by, @Nullable OperationId op, Member member)
        implements RoomEvent {}

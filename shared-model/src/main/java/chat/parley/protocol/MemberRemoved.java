package chat.parley.protocol;

import chat.parley.model.Departure;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody went out of the room.
public record MemberRemoved(
        RoomId room,
        long seq,
        Instant at,
        PersonId by,
        @Nullable OperationId op,
        PersonId person,
        Departure how,
        @Nullable String reason)
        implements RoomEvent {}

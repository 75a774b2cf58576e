package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The room is no more; its last event.
public record RoomDeleted(RoomId room, long seq, Instant at, PersonId by, @Nullable OperationId op)
        implements RoomEvent {}

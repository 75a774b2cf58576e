package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message was pinned to its room, or is so no more.
public record PinChanged(
        RoomId room,
        long seq,
        Instant at,
        PersonId by,
        @Nullable OperationId op,
        MessageId message,
        boolean pinned)
        implements RoomEvent {}

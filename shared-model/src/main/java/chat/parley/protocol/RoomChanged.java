package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The room's settings, whole.
public record RoomChanged(
        RoomId room,
        long seq,
        Instant at,
        PersonId by,
        @Nullable OperationId op,
        RoomSettings settings)
        implements RoomEvent {}

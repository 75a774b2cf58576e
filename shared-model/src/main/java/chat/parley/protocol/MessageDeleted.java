package chat.parley.protocol;

import chat.parley.model.Message;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message was deleted; `message` is what is left of it.
public record MessageDeleted(
        RoomId room, long seq, Instant at, PersonId by, @Nullable OperationId op, Message message)
        implements RoomEvent {}

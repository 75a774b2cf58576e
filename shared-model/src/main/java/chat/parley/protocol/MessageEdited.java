package chat.parley.protocol;

import chat.parley.model.Message;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message has another text.
public record MessageEdited(
        RoomId room, long seq, Instant at, PersonId by, @Nullable OperationId op, Message message)
        implements RoomEvent {}

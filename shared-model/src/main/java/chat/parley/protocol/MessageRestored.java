package chat.parley.protocol;

import chat.parley.model.Message;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The deletion of a message was taken back; `message` is as it was.
public record MessageRestored(
        RoomId room, long seq, Instant at, PersonId by, @Nullable OperationId op, Message message)
        implements RoomEvent {}

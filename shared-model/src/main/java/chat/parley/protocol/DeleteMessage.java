package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.Names;
import chat.parley.model.OperationId;
import chat.parley.model.RoomId;
import org.jspecify.annotations.Nullable;

/// Deletes a message for everybody: one's own, or another's as a moderator, with the reason.
public record DeleteMessage(
        long i, OperationId op, RoomId room, MessageId message, @Nullable String reason)
        implements Operation {
    public DeleteMessage {
        reason = Names.reason("reason", reason);
    }
}

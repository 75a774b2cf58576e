package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.RoomId;

/// Takes back the deletion of one's own message, for [#SECONDS] after it.
public record RestoreMessage(long i, OperationId op, RoomId room, MessageId message)
        implements Operation {
    /// How long a deletion can be taken back.
    public static final int SECONDS = 10;
}

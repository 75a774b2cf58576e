package chat.parley.protocol;

import chat.parley.model.LeftOut;
import chat.parley.model.Names;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Deletes what one person has said in a room, from a time on if there is a `since`; the newest
/// [#MOST] at once. With `preview` it only says what it would delete.
public record DeleteMessagesOf(
        long i,
        OperationId op,
        RoomId room,
        PersonId person,
        @Nullable Instant since,
        @Nullable String reason,
        @LeftOut boolean preview)
        implements Operation {
    /// The most messages of one such operation.
    public static final int MOST = 1_000;

    public DeleteMessagesOf {
        reason = Names.reason("reason", reason);
    }
}

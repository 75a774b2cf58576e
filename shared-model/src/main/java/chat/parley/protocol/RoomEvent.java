package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A durable change of a room. One change takes one number, and each room's events come exactly in
/// order.
public sealed interface RoomEvent extends ServerEvent
        permits MemberChanged,
                MemberRemoved,
                MessageDeleted,
                MessageEdited,
                MessagePosted,
                MessageRestored,
                PinChanged,
                ReactionsChanged,
                RoomChanged,
                RoomDeleted {
    /// Where.
    RoomId room();

    /// The number it took.
    long seq();

    /// When, by the server's clock.
    Instant at();

    /// Who did it.
    PersonId by();

    /// The operation of the client that caused it.
    @Nullable OperationId op();
}

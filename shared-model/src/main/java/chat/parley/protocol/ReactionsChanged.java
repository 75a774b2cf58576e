package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.Reaction;
import chat.parley.model.RoomId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An emoji was put under a message or taken away; `reactions` are all of them afterwards.
public record ReactionsChanged(
        RoomId room,
        long seq,
        Instant at,
        PersonId by,
        @Nullable OperationId op,
        MessageId message,
        String emoji,
        boolean on,
        List<Reaction> reactions)
        implements RoomEvent {
    public ReactionsChanged {
        reactions = List.copyOf(reactions);
    }
}

package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import org.jspecify.annotations.Nullable;

/// Lets a member only read for a time. `forSeconds` of 0 gives the voice back; without it the mute
/// has no end.
public record MuteMember(
        long i, OperationId op, RoomId room, PersonId person, @Nullable Long forSeconds)
        implements MemberAction {
    public MuteMember {
        if (forSeconds != null && forSeconds < 0) {
            throw Refusal.badField("forSeconds", "a negative time");
        }
    }
}

package chat.parley.protocol;

import chat.parley.model.Names;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import org.jspecify.annotations.Nullable;

/// Puts somebody out of a room, or keeps them out, until [Unban].
public record Ban(long i, OperationId op, RoomId room, PersonId person, @Nullable String reason)
        implements MemberAction {
    public Ban {
        reason = Names.reason("reason", reason);
    }
}

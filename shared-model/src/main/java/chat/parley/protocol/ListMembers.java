package chat.parley.protocol;

import chat.parley.model.RoomId;
import org.jspecify.annotations.Nullable;

/// Lists who is in a room.
public record ListMembers(long i, RoomId room, @Nullable String after, @Nullable Integer limit)
        implements ClientCommand {
    public ListMembers {
        limit = Paging.limit(limit);
    }
}

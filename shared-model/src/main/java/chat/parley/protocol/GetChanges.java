package chat.parley.protocol;

import chat.parley.model.RoomId;
import org.jspecify.annotations.Nullable;

/// Asks for everything that changed in a room after `since`, in its present state.
public record GetChanges(long i, RoomId room, String epoch, long since, @Nullable Integer limit)
        implements ClientCommand {
    public GetChanges {
        limit = Paging.limit(limit, Paging.MAX_CHANGES);
    }

    /// How many changed rows to give.
    public int size() {
        return limit == null ? Paging.MAX_CHANGES : limit;
    }
}

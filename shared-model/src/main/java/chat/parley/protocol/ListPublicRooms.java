package chat.parley.protocol;

import org.jspecify.annotations.Nullable;

/// Lists public rooms and channels, those whose name contains `query` if it is given.
public record ListPublicRooms(
        long i, @Nullable String query, @Nullable String after, @Nullable Integer limit)
        implements ClientCommand {
    public ListPublicRooms {
        limit = Paging.limit(limit);
    }
}

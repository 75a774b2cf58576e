package chat.parley.protocol;

import chat.parley.model.Names;
import org.jspecify.annotations.Nullable;

/// Lists public rooms and channels, those whose name contains `query` if it is given.
public record ListPublicRooms(
        long i, @Nullable String query, @Nullable String after, @Nullable Integer limit)
        implements ClientCommand {
    public ListPublicRooms {
        query = query == null ? null : Names.topic("query", query);
        limit = Paging.limit(limit);
    }
}

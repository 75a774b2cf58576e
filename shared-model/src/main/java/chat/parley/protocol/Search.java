package chat.parley.protocol;

import chat.parley.model.RoomId;
import chat.parley.model.search.SearchQuery;
import org.jspecify.annotations.Nullable;

/// Looks for messages, newest first, in one room or in all that the asker may read; goes on with
/// `cursor` = `next`. What a query may say is told by [SearchQuery].
public record Search(
        long i,
        String query,
        @Nullable RoomId room,
        @Nullable String cursor,
        @Nullable Integer limit)
        implements ClientCommand {

    private static final int MAX_LIMIT = 50;
    private static final int LIMIT = 20;

    public Search {
        SearchQuery.parse("query", query);
        limit = Paging.limit(limit, MAX_LIMIT);
    }

    /// The query as it is understood.
    public SearchQuery parsed() {
        return SearchQuery.parse("query", query);
    }

    /// How many messages to give at most.
    public int size() {
        return limit == null ? LIMIT : limit;
    }
}

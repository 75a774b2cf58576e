package chat.parley.protocol;

import chat.parley.model.Names;
import org.jspecify.annotations.Nullable;

/// Lists the accounts of the server by user name, those with `query` in a name if it is given.
public record ListAccounts(
        long i, @Nullable String query, @Nullable String after, @Nullable Integer limit)
        implements ClientCommand {
    public ListAccounts {
        query = query == null ? null : Names.topic("query", query);
        limit = Paging.limit(limit);
    }
}

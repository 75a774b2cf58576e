package chat.parley.protocol;

import chat.parley.model.Names;
import org.jspecify.annotations.Nullable;

/// Finds people by a part of their user or display name.
public record FindPeople(long i, String query, @Nullable Integer limit) implements ClientCommand {
    public FindPeople {
        query = Names.topic("query", query);
        limit = Paging.limit(limit);
    }
}

package chat.parley.protocol;

import org.jspecify.annotations.Nullable;

/// Finds people by a part of their user or display name.
public record FindPeople(long i, String query, @Nullable Integer limit) implements ClientCommand {
    public FindPeople {
        limit = Paging.limit(limit);
    }
}

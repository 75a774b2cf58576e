package chat.parley.protocol;

import org.jspecify.annotations.Nullable;

/// Lists what was done by virtue of a role, newest first.
public record ListAudit(long i, @Nullable String after, @Nullable Integer limit)
        implements ClientCommand {
    public ListAudit {
        limit = Paging.limit(limit);
    }
}

package chat.parley.protocol;

import org.jspecify.annotations.Nullable;

/// Lists the reports that wait for the person, oldest first.
public record ListReports(long i, @Nullable String after, @Nullable Integer limit)
        implements ClientCommand {
    public ListReports {
        limit = Paging.limit(limit);
    }
}

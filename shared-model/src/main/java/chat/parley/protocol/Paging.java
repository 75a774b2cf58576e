package chat.parley.protocol;

import chat.parley.model.Refusal;
import org.jspecify.annotations.Nullable;

/// The rules of pages that all commands share.
final class Paging {
    /// The largest page of items.
    static final int MAX = 100;

    /// The largest page of changes.
    static final int MAX_CHANGES = 500;

    private Paging() {}

    static @Nullable Integer limit(@Nullable Integer asked) {
        return limit(asked, MAX);
    }

    static @Nullable Integer limit(@Nullable Integer asked, int max) {
        if (asked != null && (asked < 1 || asked > max)) {
            throw Refusal.badField("limit", "1 to " + max);
        }
        return asked;
    }
}

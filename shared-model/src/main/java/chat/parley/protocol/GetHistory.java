package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import org.jspecify.annotations.Nullable;

/// Asks for a page of messages, by sequence numbers: `before` and `after` are exclusive, `around`
/// is inclusive, none is the newest page. Replies of threads come only with `thread`, and then
/// without the root.
public record GetHistory(
        long i,
        RoomId room,
        @Nullable Long before,
        @Nullable Long after,
        @Nullable Long around,
        @Nullable MessageId thread,
        @Nullable Integer limit)
        implements ClientCommand {
    /// The size of a page where no limit is given.
    public static final int STANDARD_LIMIT = 50;

    public GetHistory {
        limit = Paging.limit(limit);
        int given = (before == null ? 0 : 1) + (after == null ? 0 : 1) + (around == null ? 0 : 1);
        if (given > 1) {
            throw Refusal.badField(
                    before == null ? "around" : "before", "only one of before, after, around");
        }
    }

    /// How many messages to give.
    public int size() {
        return limit == null ? STANDARD_LIMIT : limit;
    }
}

package chat.parley.protocol;

import chat.parley.model.LeftOut;
import chat.parley.model.UnreadReason;
import java.util.List;

/// What makes a room unread, oldest first, and whether it is muted; with `more` there is more of
/// it.
public record UnreadReasons(List<UnreadReason> items, boolean muted, @LeftOut boolean more)
        implements Answer {
    public UnreadReasons {
        items = List.copyOf(items);
    }
}

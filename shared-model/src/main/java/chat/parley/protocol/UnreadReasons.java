package chat.parley.protocol;

import chat.parley.model.UnreadReason;
import java.util.List;

/// What makes a room unread, oldest first, and whether it is muted.
public record UnreadReasons(List<UnreadReason> items, boolean muted) implements Answer {
    public UnreadReasons {
        items = List.copyOf(items);
    }
}

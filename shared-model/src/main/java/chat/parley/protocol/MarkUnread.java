package chat.parley.protocol;

import chat.parley.model.Refusal;
import chat.parley.model.RoomId;

/// Moves the read pointer of a room back, to before the message with the number `seq`.
public record MarkUnread(long i, RoomId room, long seq) implements ClientCommand {
    public MarkUnread {
        if (seq < 1) {
            throw Refusal.badField("seq", "numbers begin with 1");
        }
    }
}

package chat.parley.protocol;

import chat.parley.model.Emoji;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.RoomId;

/// Puts an emoji under a message, or takes it away.
public record React(
        long i, OperationId op, RoomId room, MessageId message, String emoji, boolean on)
        implements Operation {
    public React {
        emoji = Emoji.normalised("emoji", emoji);
    }
}

package chat.parley.protocol;

import chat.parley.model.LeftOut;
import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.MessageText;
import chat.parley.model.OperationId;
import chat.parley.model.RoomId;
import java.util.List;

/// Gives one's own message another text and calls other people. The text may be empty only if the
/// message carries a file.
public record EditMessage(
        long i,
        OperationId op,
        RoomId room,
        MessageId message,
        String text,
        @LeftOut List<Mention> mentions)
        implements Operation {
    public EditMessage {
        text = MessageText.normalised("text", text, true);
        mentions = List.copyOf(mentions);
    }
}

package chat.parley.protocol;

import chat.parley.model.FileId;
import chat.parley.model.LeftOut;
import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.MessageText;
import chat.parley.model.OperationId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Posts a message. `thread` is the root it is a reply to; the text may be empty with an
/// attachment.
public record SendMessage(
        long i,
        OperationId op,
        RoomId room,
        String text,
        @Nullable ReplyTo replyTo,
        @Nullable MessageId thread,
        @LeftOut List<FileId> attachments,
        @LeftOut List<Mention> mentions,
        @Nullable ForwardOf forwardOf)
        implements Operation {
    /// Most files of one message.
    public static final int MOST_ATTACHMENTS = 10;

    public SendMessage {
        text = MessageText.normalised("text", text, !attachments.isEmpty() || forwardOf != null);
        attachments = List.copyOf(attachments);
        if (attachments.size() > MOST_ATTACHMENTS) {
            throw Refusal.tooLong("attachments", "more than " + MOST_ATTACHMENTS);
        }
        if (Set.copyOf(attachments).size() < attachments.size()) {
            throw Refusal.badField("attachments", "a file twice");
        }
        mentions = List.copyOf(mentions);
    }

    /// A message of words alone.
    public static SendMessage plain(long i, OperationId op, RoomId room, String text) {
        return new SendMessage(i, op, room, text, null, null, List.of(), List.of(), null);
    }
}

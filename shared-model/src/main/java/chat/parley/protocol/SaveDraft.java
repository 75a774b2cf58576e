package chat.parley.protocol;

import chat.parley.model.DraftReply;
import chat.parley.model.FileId;
import chat.parley.model.LeftOut;
import chat.parley.model.MessageId;
import chat.parley.model.MessageText;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what a person has typed for all their devices. `version` is the one that this change is
/// made to; 0 where there was none.
public record SaveDraft(
        long i,
        RoomId room,
        @Nullable MessageId thread,
        String text,
        @Nullable DraftReply replyTo,
        @LeftOut List<FileId> attachments,
        long version)
        implements ClientCommand {
    private static final int MOST_FILES = 50;

    public SaveDraft {
        text = MessageText.unsent("text", text);
        if (replyTo != null && replyTo.quote() != null) {
            var _ = MessageText.unsent("replyTo.quote", replyTo.quote());
        }
        attachments = List.copyOf(attachments);
        if (attachments.size() > MOST_FILES) {
            throw Refusal.tooLong("attachments", "more than " + MOST_FILES);
        }
    }
}

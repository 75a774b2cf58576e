package chat.parley.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a person has typed and not sent, in the timeline of a room or in a thread. One without
/// text, files and answer is none any more.
///
/// @param version grows by one with each change
public record Draft(
        RoomId room,
        @Nullable MessageId thread,
        String text,
        @Nullable DraftReply replyTo,
        @LeftOut List<FileId> attachments,
        long version,
        Instant at) {
    public Draft {
        attachments = List.copyOf(attachments);
    }

    /// Whether there is anything in it.
    public boolean empty() {
        return text.isEmpty() && replyTo == null && attachments.isEmpty();
    }

    /// Whether another one of the same place says the same.
    public boolean says(Draft other) {
        return text.equals(other.text)
                && Objects.equals(replyTo, other.replyTo)
                && attachments.equals(other.attachments);
    }
}

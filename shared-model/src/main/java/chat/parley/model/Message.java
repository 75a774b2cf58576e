package chat.parley.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message in its present state.
///
/// `seq` is the number under which it was posted, `changedSeq` that of the last change that touched
/// it. A deleted message keeps its place, an empty text and [Deletion]. `op` is only in what its
/// author receives.
public record Message(
        MessageId id,
        RoomId room,
        long seq,
        long changedSeq,
        PersonId author,
        Instant at,
        String text,
        @Nullable Instant editedAt,
        @Nullable Deletion deleted,
        @Nullable ReplyReference replyTo,
        @Nullable MessageId thread,
        @Nullable Integer threadCount,
        @Nullable Instant lastReplyAt,
        @LeftOut List<Attachment> attachments,
        @LeftOut List<Mention> mentions,
        @LeftOut List<Reaction> reactions,
        @LeftOut boolean pinned,
        @Nullable ForwardReference forwardOf,
        @Nullable OperationId op) {
    public Message {
        attachments = List.copyOf(attachments);
        mentions = List.copyOf(mentions);
        reactions = List.copyOf(reactions);
    }

    /// A message of words alone, as it was posted.
    public static Message plain(
            MessageId id, RoomId room, long seq, PersonId author, Instant at, String text) {
        return new Message(
                id, room, seq, seq, author, at, text, null, null, null, null, null, null, List.of(),
                List.of(), List.of(), false, null, null);
    }

    /// The same message with other reactions, changed under `changedSeq`.
    public Message withReactions(List<Reaction> reactions, long changedSeq) {
        Copy copy = new Copy(this);
        copy.reactions = reactions;
        copy.changedSeq = changedSeq;
        return copy.made();
    }

    /// The same message with these files.
    public Message withAttachments(List<Attachment> attachments) {
        Copy copy = new Copy(this);
        copy.attachments = attachments;
        return copy.made();
    }

    /// The same root after a reply: one more, under `changedSeq`.
    public Message withReply(Instant replyAt, long changedSeq) {
        Copy copy = new Copy(this);
        copy.threadCount = threadCount == null ? 1 : threadCount + 1;
        copy.lastReplyAt = replyAt;
        copy.changedSeq = changedSeq;
        return copy.made();
    }

    /// The same message with or without the operation id, which only the author may see.
    public Message withOp(@Nullable OperationId op) {
        Copy copy = new Copy(this);
        copy.op = op;
        return copy.made();
    }

    /// The same message with or without a pin, changed under `changedSeq`.
    public Message withPinned(boolean pinned, long changedSeq) {
        Copy copy = new Copy(this);
        copy.pinned = pinned;
        copy.changedSeq = changedSeq;
        return copy.made();
    }

    /// The same message with another reference to what it answers; no change of its own.
    public Message withReplyTo(@Nullable ReplyReference replyTo) {
        Copy copy = new Copy(this);
        copy.replyTo = replyTo;
        return copy.made();
    }

    /// What may differ in a copy, so that the nineteen parts are listed once.
    private static final class Copy {
        private final Message of;
        private long changedSeq;
        private @Nullable ReplyReference replyTo;
        private @Nullable Integer threadCount;
        private @Nullable Instant lastReplyAt;
        private List<Attachment> attachments;
        private List<Reaction> reactions;
        private boolean pinned;
        private @Nullable OperationId op;

        Copy(Message of) {
            this.of = of;
            changedSeq = of.changedSeq;
            replyTo = of.replyTo;
            threadCount = of.threadCount;
            lastReplyAt = of.lastReplyAt;
            attachments = of.attachments;
            reactions = of.reactions;
            pinned = of.pinned;
            op = of.op;
        }

        Message made() {
            return new Message(
                    of.id,
                    of.room,
                    of.seq,
                    changedSeq,
                    of.author,
                    of.at,
                    of.text,
                    of.editedAt,
                    of.deleted,
                    replyTo,
                    of.thread,
                    threadCount,
                    lastReplyAt,
                    attachments,
                    of.mentions,
                    reactions,
                    pinned,
                    of.forwardOf,
                    op);
        }
    }
}

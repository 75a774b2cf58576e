package chat.parley.desktop.session;

import chat.parley.desktop.store.UnsentMessage;
import chat.parley.model.OperationId;
import chat.parley.model.RefusalCode;
import org.jspecify.annotations.Nullable;

/// One message on its way. Belongs to the FX thread.
final class OutboxEntry {
    private static final long NOT_ACCEPTED = -1;

    private final RoomEntry room;
    private UnsentMessage message;
    private boolean durable;
    private boolean inFlight;
    private long acceptedSeq = NOT_ACCEPTED;

    /// @param durable whether it is on the disk already
    OutboxEntry(UnsentMessage message, RoomEntry room, boolean durable) {
        this.message = message;
        this.room = room;
        this.durable = durable;
    }

    RoomEntry room() {
        return room;
    }

    UnsentMessage message() {
        return message;
    }

    OperationId op() {
        return message.op();
    }

    void written() {
        durable = true;
    }

    /// Whether it may be handed over now.
    boolean ready() {
        return durable && !inFlight;
    }

    /// Whether it still has to be sent: neither refused nor accepted.
    boolean waits() {
        return message.refusal() == null && acceptedSeq == NOT_ACCEPTED;
    }

    boolean isRefused() {
        return message.refusal() != null;
    }

    boolean inFlight() {
        return inFlight;
    }

    void handed() {
        inFlight = true;
    }

    /// No answer came, or one that is not the last word.
    void backOff() {
        inFlight = false;
    }

    void accepted(long seq) {
        acceptedSeq = seq;
    }

    /// Whether the server has it under a number that is not above `seq`.
    boolean isAcceptedUpTo(long seq) {
        return acceptedSeq != NOT_ACCEPTED && acceptedSeq <= seq;
    }

    boolean isAccepted() {
        return acceptedSeq != NOT_ACCEPTED;
    }

    /// The server does not want it, or with null it is to be tried again.
    void refused(@Nullable RefusalCode code) {
        message =
                new UnsentMessage(message.op(), message.room(), message.text(), message.at(), code);
    }

    TimelineRow.Pending row() {
        TimelineRow.Progress progress = TimelineRow.Progress.QUEUED;
        if (isRefused()) {
            progress = TimelineRow.Progress.FAILED;
        } else if (inFlight) {
            progress = TimelineRow.Progress.SENDING;
        }
        return new TimelineRow.Pending(
                message.op(), message.text(), message.at(), progress, message.refusal());
    }
}

package chat.parley.desktop.session;

import chat.parley.desktop.store.RoomLine;
import chat.parley.model.Message;
import chat.parley.model.OperationId;
import chat.parley.model.RefusalCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of a timeline: what the server has, what it does not have yet, or a change of the room.
/// Immutable; a change replaces the row.
public sealed interface TimelineRow {

    /// The same for every state of the same row: also when a pending row becomes a posted one, if
    /// it was sent from here.
    Object key();

    /// When it happened: the server's time, or for pending rows this computer's.
    Instant at();

    /// A message the server has stored.
    ///
    /// @param key the operation id of a message that was pending in this timeline, else its message
    ///   id
    record Posted(Object key, Message message) implements TimelineRow {
        @Override
        public Instant at() {
            return message.at();
        }
    }

    /// An own message that waits in the outbox; always after every posted row.
    ///
    /// @param refusal why the server refused it, for [Progress#FAILED]
    record Pending(
            OperationId op,
            String text,
            Instant at,
            Progress progress,
            @Nullable RefusalCode refusal)
            implements TimelineRow {
        @Override
        public Object key() {
            return op;
        }
    }

    /// A line between messages: somebody came or went, or the room was changed. Never counts as
    /// unread.
    record Changed(RoomLine line) implements TimelineRow {
        @Override
        public Object key() {
            return line.room() + "/" + line.seq();
        }

        @Override
        public Instant at() {
            return line.at();
        }
    }

    /// How far a pending message is.
    enum Progress {
        /// Kept on this computer's disk; goes out when its turn comes.
        QUEUED,
        /// Handed to the server; no answer yet.
        SENDING,
        /// The server refused it: retry, send as new, or discard.
        FAILED
    }
}

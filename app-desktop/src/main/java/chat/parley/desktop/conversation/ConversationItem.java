package chat.parley.desktop.conversation;

import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.Reaction;
import chat.parley.model.RefusalCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a conversation as it is drawn. Immutable; a change makes another item with the same
/// key.
sealed interface ConversationItem {

    /// Stays the same while the item changes, and is unlike every other item's.
    Object key();

    /// The top of the list while there is more above it.
    record Earlier() implements ConversationItem {
        @Override
        public Object key() {
            return Earlier.class;
        }
    }

    /// The beginning of the room.
    record Start(String title, String note) implements ConversationItem {
        @Override
        public Object key() {
            return Start.class;
        }
    }

    /// Where a day begins; the unread divider too when both fall on the same spot.
    record Day(LocalDate date, String title, boolean unread) implements ConversationItem {
        @Override
        public Object key() {
            return date;
        }
    }

    /// Before the first message that was unread when the room was opened.
    record Unread() implements ConversationItem {
        @Override
        public Object key() {
            return Unread.class;
        }
    }

    /// Something happened in the room that is no message.
    ///
    /// @param time when; empty if nobody knows
    record Line(Object key, String text, String time) implements ConversationItem {}

    /// A message, posted or not yet.
    ///
    /// @param seq its number; 0 while the server does not have it
    /// @param id null while the server does not have it
    /// @param grouped follows its author's previous message closely, so name and picture are left
    ///   out
    /// @param calledOut names this person
    /// @param reactions in the order of their first use
    /// @param seenBy who has read up to here and no further, without those who wrote it
    /// @param refusal why it failed, with [Mark#FAILED]
    record Said(
            Object key,
            long seq,
            @Nullable MessageId id,
            Author author,
            When when,
            String text,
            boolean grouped,
            boolean calledOut,
            boolean deleted,
            boolean edited,
            List<Given> reactions,
            Mark mark,
            List<Author> seenBy,
            @Nullable RefusalCode refusal)
            implements ConversationItem {

        /// The operation of a message that the server does not have.
        OperationId operation() {
            return (OperationId) key;
        }
    }

    /// Who wrote a message, under the name of now.
    record Author(PersonId id, String name, boolean me) {}

    /// When a message was written, and the words for it.
    record When(Instant at, String time) {}

    /// A reaction and whether this person gave it.
    ///
    /// @param names of up to three who gave it
    record Given(Reaction reaction, boolean own, List<String> names) {}

    /// How far an own message is; others have none.
    enum Mark {
        NONE,
        QUEUED,
        SENDING,
        STORED,
        READ,
        FAILED
    }
}

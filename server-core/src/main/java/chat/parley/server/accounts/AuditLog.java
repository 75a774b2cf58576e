package chat.parley.server.accounts;

import chat.parley.model.AuditAction;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.server.db.Columns;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Keeps every administrative and moderating act: who, what, whom, where and when. Never the text
/// of a message.
///
/// No state; called inside the write that does the act, so that the act and its row are one.
public final class AuditLog {

    private static final int MOST_DETAIL = 2_000;

    private AuditLog() {}

    /// One act.
    ///
    /// @param action what was done
    /// @param by who did it; absent for the operator at the server's own console
    /// @param at when
    /// @param person whom it was done to
    /// @param room where
    /// @param message which message
    /// @param detail what the action does not say: a new role, a reason, names of settings
    public record Act(
            AuditAction action,
            @Nullable PersonId by,
            Instant at,
            @Nullable PersonId person,
            @Nullable RoomId room,
            @Nullable MessageId message,
            @Nullable String detail) {

        /// An act of which only this is known.
        public static Act of(AuditAction action, @Nullable PersonId by, Instant at) {
            return new Act(action, by, at, null, null, null, null);
        }

        /// Done to this person.
        public Act to(PersonId whom) {
            return new Act(action, by, at, whom, room, message, detail);
        }

        /// Done in this room.
        public Act in(RoomId where) {
            return new Act(action, by, at, person, where, message, detail);
        }

        /// Done to this message.
        public Act about(MessageId which) {
            return new Act(action, by, at, person, room, which, detail);
        }

        /// With a detail, or none.
        public Act saying(@Nullable String more) {
            return new Act(action, by, at, person, room, message, more);
        }
    }

    /// Writes one act.
    public static void add(Handle handle, Act act) {
        PersonId by = act.by();
        PersonId person = act.person();
        RoomId room = act.room();
        MessageId message = act.message();
        String detail = act.detail();
        handle.createUpdate(
                        """
                        insert into audit (at, by_person, action, person, room, message, detail)
                        values (:at, :by, :action, :person, :room, :message, :detail)
                        """)
                .bind("at", Columns.bind(act.at()))
                .bind("by", by == null ? null : by.value())
                .bind("action", act.action().word())
                .bind("person", person == null ? null : person.value())
                .bind("room", room == null ? null : room.value())
                .bind("message", message == null ? null : message.value())
                .bind(
                        "detail",
                        detail == null || detail.length() <= MOST_DETAIL
                                ? detail
                                : detail.substring(0, MOST_DETAIL))
                .execute();
    }
}

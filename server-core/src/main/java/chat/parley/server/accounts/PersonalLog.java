package chat.parley.server.accounts;

import chat.parley.model.PersonId;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Numbers the personal changes of people, so that every node can tell their sessions. No content.
///
/// No state; called inside a write. The caller rings the person's bell after the write.
public final class PersonalLog {

    /// Rows further behind the head than this are removed.
    public static final int KEPT = 1_000;

    private static final int CUT_EVERY = 256;

    private PersonalLog() {}

    /// What changed for a person.
    public enum Kind {
        /// a room appeared; the subject is the room
        ROOM_ADDED,
        /// a room is gone; the subject is the room, the detail how
        ROOM_REMOVED,
        /// the read pointer moved; the subject is the room, the detail the root of a thread or none
        READ_MOVED,
        /// preferences of a room; the subject is the room
        ROOM_PREFERENCE,
        /// a setting; the detail is its name
        PREFERENCE,
        /// the list of saved messages; the subject is the message, the detail `+` or `-`
        SAVED,
        /// a draft; the subject is the room, the detail the root of a thread or none
        DRAFT,
        /// a session ended; the subject is the session
        SESSION_ENDED,
        /// somebody was blocked or unblocked; the subject is that person
        BLOCK_CHANGED,
        /// another role on the server; the subject is the person
        SERVER_ROLE,
        /// the account was suspended or restored; the subject is the person
        ACCOUNT_STATE;

        /// The kind with this name; empty for one that a newer version wrote.
        public static Optional<Kind> of(String name) {
            for (Kind kind : values()) {
                if (kind.name().equals(name)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /// Writes one change and gives its number.
    public static long add(
            Handle handle,
            PersonId person,
            Kind kind,
            @Nullable UUID subject,
            @Nullable String detail) {
        handle.createUpdate("update person set head = head + 1 where id = ?")
                .bind(0, person.value())
                .execute();
        long n =
                handle.createQuery("select head from person where id = ?")
                        .bind(0, person.value())
                        .mapTo(Long.class)
                        .one();
        handle.createUpdate(
                        "insert into person_change (person, n, kind, subject, detail)"
                                + " values (?, ?, ?, ?, ?)")
                .bind(0, person.value())
                .bind(1, n)
                .bind(2, kind.name())
                .bind(3, subject)
                .bind(4, detail)
                .execute();
        if (n % CUT_EVERY == 0) {
            handle.createUpdate("delete from person_change where person = ? and n <= ?")
                    .bind(0, person.value())
                    .bind(1, n - KEPT)
                    .execute();
        }
        return n;
    }
}

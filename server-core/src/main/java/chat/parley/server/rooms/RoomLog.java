package chat.parley.server.rooms;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.server.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The change feed of rooms: under which number which row changed how, without content.
///
/// No state; called inside a write that has locked the room, or inside a read.
public final class RoomLog {

    /// Rows further behind the head than this are removed; who is further behind takes a fresh
    /// page.
    public static final long KEPT = 5_000;

    private static final long CUT_EVERY = 512;

    private RoomLog() {}

    /// How a row changed.
    public enum Kind {
        /// the subject is the message
        MESSAGE_POSTED,
        /// the subject is the message
        MESSAGE_EDITED,
        /// the subject is the message
        MESSAGE_DELETED,
        /// the subject is the message
        MESSAGE_RESTORED,
        /// the subject is the message, the detail `+` or `-`
        PIN_CHANGED,
        /// the subject is the message, the detail `+` or `-` and the emoji
        REACTIONS_CHANGED,
        /// somebody came, was invited, has another role; the subject is the person
        MEMBER_CHANGED,
        /// somebody is out; the subject is the person, the detail how, and after a blank why
        MEMBER_REMOVED,
        /// the settings; no subject
        ROOM_CHANGED,
        /// the room is no more; no subject
        ROOM_DELETED
    }

    /// One change.
    ///
    /// @param subject the row, see [Kind]
    /// @param detail what the row does not tell, see [Kind]
    public record Change(
            RoomId room,
            long seq,
            Kind kind,
            @Nullable UUID subject,
            PersonId by,
            @Nullable OperationId op,
            Instant at,
            @Nullable String detail) {

        private static Change read(ResultSet row) throws SQLException {
            UUID op = Columns.uuidOrNull(row, "op");
            return new Change(
                    new RoomId(Columns.uuid(row, "room")),
                    row.getLong("seq"),
                    Kind.valueOf(Columns.text(row, "kind")),
                    Columns.uuidOrNull(row, "subject"),
                    new PersonId(Columns.uuid(row, "by_person")),
                    op == null ? null : new OperationId(op),
                    Columns.time(row, "at"),
                    Columns.textOrNull(row, "detail"));
        }
    }

    /// Takes the next number of a room.
    public static long take(Handle handle, RoomId room) {
        return take(handle, room, 1);
    }

    /// Takes the next numbers of a room.
    ///
    /// @param count how many, at least one
    /// @return the last of them
    public static long take(Handle handle, RoomId room, int count) {
        handle.createUpdate("update room set head = head + ? where id = ?")
                .bind(0, count)
                .bind(1, room.value())
                .execute();
        long seq =
                handle.createQuery("select head from room where id = ?")
                        .bind(0, room.value())
                        .mapTo(Long.class)
                        .one();
        if (cutDue(seq - count, seq)) {
            cut(handle, room, seq);
        }
        return seq;
    }

    /// Removes rows that are further behind `head` than anybody is told of.
    public static void cut(Handle handle, RoomId room, long head) {
        handle.createUpdate("delete from room_change where room = ? and seq <= ?")
                .bind(0, room.value())
                .bind(1, head - KEPT)
                .execute();
    }

    /// Whether a feed that grew from one head to another is due to be cut.
    public static boolean cutDue(long before, long after) {
        return before / CUT_EVERY != after / CUT_EVERY;
    }

    /// Writes changes whose numbers were taken.
    public static void add(Handle handle, Collection<Change> changes) {
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into room_change"
                                + " (room, seq, kind, subject, by_person, op, at, detail)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)");
        for (Change change : changes) {
            OperationId op = change.op();
            batch.bind(0, change.room().value())
                    .bind(1, change.seq())
                    .bind(2, change.kind().name())
                    .bind(3, change.subject())
                    .bind(4, change.by().value())
                    .bind(5, op == null ? null : op.value())
                    .bind(6, Columns.bind(change.at()))
                    .bind(7, change.detail())
                    .add();
        }
        batch.execute();
    }

    /// The changes of a room above a number, ascending.
    public static List<Change> after(Handle handle, RoomId room, long seq, int limit) {
        return handle.createQuery(
                        "select room, seq, kind, subject, by_person, op, at, detail"
                                + " from room_change where room = :room and seq > :seq"
                                + " order by room, seq limit :limit")
                .bind("room", room.value())
                .bind("seq", seq)
                .bind("limit", limit)
                .map((row, _) -> Change.read(row))
                .list();
    }
}

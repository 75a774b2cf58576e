package chat.parley.server.rooms;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.UnreadReason;
import chat.parley.protocol.ReadPosition;
import chat.parley.server.db.Columns;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Counts what a person has not read, exactly: others' messages of the timeline that are not
/// deleted. No state.
final class UnreadSql {

    /// For rows of `member m`: unread messages.
    static final String UNREAD =
            """
            (select count(*) from message x
              where x.room = m.room and x.timeline_seq > greatest(m.read_seq, m.hidden_to)
                and x.author <> m.person and x.deleted_at is null)
            """;

    /// For rows of `member m`: those among all unread messages that call the person.
    static final String MENTIONS =
            """
            (select count(distinct x.message) from mention x join message y on y.id = x.message
              where x.room = m.room and x.seq > greatest(m.read_seq, m.hidden_to)
                and (x.person = m.person or (x.person is null and x.seq > m.came_seq))
                and x.author <> m.person
                and y.deleted_at is null
                and x.seq > coalesce((select t.read_seq from thread_member t
                                       where t.thread = y.thread and t.person = m.person), 0)
                and not exists (select 1 from block b
                                 where b.person = m.person and b.blocked = x.author))
            """;

    private UnreadSql() {}

    /// For rows of `member m` and `message x`: whether the message calls the person.
    private static final String CALLED =
            """
            exists (select 1 from mention c
                     where c.message = x.id
                       and (c.person = m.person or (c.person is null and c.seq > m.came_seq))
                       and not exists (select 1 from block b
                                        where b.person = m.person and b.blocked = x.author))
            """;

    private static final String REASONS =
            """
            select x.id, x.seq, x.thread, CALLED as called
            from member m join message x on x.room = m.room
            where m.room = :room and m.person = :person
              and x.seq > greatest(m.read_seq, m.hidden_to)
              and x.author <> m.person and x.deleted_at is null
              and (x.thread is null
                   or (CALLED
                       and x.seq > coalesce((select t.read_seq from thread_member t
                                              where t.thread = x.thread
                                                and t.person = m.person), 0)))
            order by x.room, x.seq limit :limit
            """
                    .replace("CALLED", CALLED);

    /// The messages that make the counts, oldest first.
    static List<UnreadReason> reasons(Handle handle, RoomId room, PersonId person, int limit) {
        return handle.createQuery(REASONS)
                .bind("room", room.value())
                .bind("person", person.value())
                .bind("limit", limit)
                .map((row, _) -> {
                    UUID thread = Columns.uuidOrNull(row, "thread");
                    return new UnreadReason(
                            new MessageId(Columns.uuid(row, "id")),
                            row.getLong("seq"),
                            thread == null ? null : new MessageId(thread),
                            row.getBoolean("called"));
                })
                .list();
    }

    static ReadPosition position(Handle handle, RoomId room, PersonId person) {
        return handle.createQuery(
                        "select m.read_seq, "
                                + UNREAD
                                + " as unread, "
                                + MENTIONS
                                + " as mentions from member m"
                                + " where m.room = :room and m.person = :person")
                .bind("room", room.value())
                .bind("person", person.value())
                .map((row, _) ->
                        new ReadPosition(
                                row.getLong("read_seq"),
                                row.getInt("unread"),
                                row.getInt("mentions")))
                .one();
    }
}

package chat.parley.server.rooms;

import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.ReadPosition;
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
                and (x.person = m.person or x.person is null) and x.author <> m.person
                and y.deleted_at is null
                and not exists (select 1 from block b
                                 where b.person = m.person and b.blocked = x.author))
            """;

    private UnreadSql() {}

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

package chat.parley.server.rooms;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.ReadPosition;
import chat.parley.server.db.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How far people have read threads, and which they follow. No state; called inside a read, or a
/// write that has locked the person or the room.
public final class ThreadPointers {

    /// For rows of `member m` and perhaps `thread_member t`: replies of others that are unread.
    public static final String UNREAD =
            """
            (select count(*) from message x
              where x.thread = :thread and x.seq > greatest(coalesce(t.read_seq, 0), m.hidden_to)
                and x.author <> m.person and x.deleted_at is null)
            """;

    /// For the same rows: those that call the person.
    public static final String MENTIONS =
            """
            (select count(distinct x.message) from mention x join message y on y.id = x.message
              where x.room = m.room and x.seq > greatest(coalesce(t.read_seq, 0), m.hidden_to)
                and (x.person = m.person or (x.person is null and x.seq > m.came_seq))
                and x.author <> m.person
                and y.thread = :thread and y.deleted_at is null
                and not exists (select 1 from block b
                                 where b.person = m.person and b.blocked = x.author))
            """;

    private ThreadPointers() {}

    /// A root in its room.
    ///
    /// @param reply whether it is a reply itself, and so no root
    public record Root(long seq, boolean reply) {}

    /// The root of a thread.
    public static Optional<Root> root(Handle handle, RoomId room, MessageId thread) {
        return handle.createQuery("select seq, thread from message where id = ? and room = ?")
                .bind(0, thread.value())
                .bind(1, room.value())
                .map((row, _) ->
                        new Root(row.getLong("seq"), Columns.uuidOrNull(row, "thread") != null))
                .findOne();
    }

    /// Where a person stands in a thread.
    static ReadPosition position(Handle handle, RoomId room, MessageId thread, PersonId person) {
        return handle.createQuery(
                        "select coalesce(t.read_seq, 0) as read_seq, "
                                + UNREAD
                                + " as unread, "
                                + MENTIONS
                                + " as mentions from member m left join thread_member t"
                                + " on t.thread = :thread and t.person = m.person"
                                + " where m.room = :room and m.person = :person")
                .bind("thread", thread.value())
                .bind("room", room.value())
                .bind("person", person.value())
                .map((row, _) ->
                        new ReadPosition(
                                row.getLong("read_seq"),
                                row.getInt("unread"),
                                row.getInt("mentions")))
                .one();
    }

    /// The person has read a thread up to a number.
    static void read(
            Handle handle, RoomId room, MessageId thread, PersonId by, long seq, Instant at) {
        require(handle, room, thread, List.of(by), 0);
        handle.createUpdate(
                        "update thread_member set read_seq = ?, seen_seq = ?, seen_at = ?"
                                + " where thread = ? and person = ?")
                .bind(0, seq)
                .bind(1, seq)
                .bind(2, Columns.bind(at))
                .bind(3, thread.value())
                .bind(4, by.value())
                .execute();
    }

    /// A person who comes to a room again has nothing unread in its threads either.
    ///
    /// @param seq the number of their coming
    static void readAll(Handle handle, RoomId room, PersonId person, long seq) {
        handle.createUpdate(
                        "update thread_member set read_seq = ?"
                                + " where person = ? and room = ? and read_seq < ?")
                .bind(0, seq)
                .bind(1, person.value())
                .bind(2, room.value())
                .bind(3, seq)
                .execute();
    }

    /// Whether a person follows a thread; absent if that was never chosen.
    public static @Nullable Boolean following(Handle handle, MessageId thread, PersonId person) {
        return handle.createQuery(
                        "select following from thread_member where thread = ? and person = ?")
                .bind(0, thread.value())
                .bind(1, person.value())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(null);
    }

    /// The person chooses to follow a thread, or not.
    ///
    /// @param head everything up to here counts as read if they never looked at it
    public static void follow(
            Handle handle, RoomId room, MessageId thread, PersonId person, boolean on, long head) {
        require(handle, room, thread, List.of(person), head);
        handle.createUpdate(
                        "update thread_member set following = ? where thread = ? and person = ?")
                .bind(0, on)
                .bind(1, thread.value())
                .bind(2, person.value())
                .execute();
    }

    /// Lets members follow a thread because of what they did or were called for, unless they chose
    /// otherwise: two statements, however many they are.
    ///
    /// @param read everything up to here counts as read by those who never looked at it
    public static void join(
            Handle handle, RoomId room, MessageId thread, Collection<PersonId> people, long read) {
        if (people.isEmpty()) {
            return;
        }
        require(handle, room, thread, people, read);
        handle.createUpdate(
                        "update thread_member set following = true where thread = :thread"
                                + " and person = any(:people) and following is null")
                .bind("thread", thread.value())
                .bindArray("people", UUID.class, ids(people))
                .execute();
    }

    /// Does the same for everybody who is in the room, without reading who that is.
    ///
    /// @param caller who calls them, and is called by it no more than by their own words
    public static void joinAll(
            Handle handle, RoomId room, MessageId thread, PersonId caller, long read) {
        handle.createUpdate(
                        """
                        insert into thread_member (thread, person, room, read_seq, following)
                        select cast(:thread as uuid), m.person, m.room, cast(:read as bigint), true
                        from member m
                        where m.room = :room and m.person <> :caller and m.state = 'member'
                          and not exists (select 1 from thread_member t
                                           where t.thread = :thread and t.person = m.person)
                        """)
                .bind("thread", thread.value())
                .bind("read", read)
                .bind("room", room.value())
                .bind("caller", caller.value())
                .execute();
        handle.createUpdate(
                        """
                        update thread_member set following = true
                        where thread = :thread and person <> :caller and following is null
                          and person in (select m.person from member m
                                          where m.room = :room and m.state = 'member')
                        """)
                .bind("thread", thread.value())
                .bind("caller", caller.value())
                .bind("room", room.value())
                .execute();
    }

    /// Makes a row for each member who has none.
    private static void require(
            Handle handle, RoomId room, MessageId thread, Collection<PersonId> people, long read) {
        handle.createUpdate(
                        """
                        insert into thread_member (thread, person, room, read_seq)
                        select cast(:thread as uuid), m.person, m.room, cast(:read as bigint)
                        from member m
                        where m.room = :room and m.person = any(:people) and m.state = 'member'
                          and not exists (select 1 from thread_member t
                                           where t.thread = :thread and t.person = m.person)
                        """)
                .bind("thread", thread.value())
                .bind("read", read)
                .bind("room", room.value())
                .bindArray("people", UUID.class, ids(people))
                .execute();
    }

    private static List<UUID> ids(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).toList();
    }
}

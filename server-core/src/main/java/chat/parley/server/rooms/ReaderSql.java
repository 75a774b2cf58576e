package chat.parley.server.rooms;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Reader;
import chat.parley.model.RoomId;
import chat.parley.protocol.SetPreference;
import chat.parley.server.accounts.People;
import chat.parley.server.db.Columns;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of who has read what. No state.
final class ReaderSql {

    /// For rows of `member m`: the person shows what they read.
    private static final String SHOWS =
            """
            not exists (select 1 from person_preference p where p.person = m.person
                         and p.name = 'readReceipts' and p.content = 'off')
            """;

    private ReaderSql() {}

    /// A message of which readers are asked.
    record Read(MessageId id, long seq, PersonId author, @Nullable MessageId thread) {}

    static Optional<Read> message(Handle handle, RoomId room, MessageId id) {
        return handle.createQuery(
                        "select seq, author, thread from message where id = ? and room = ?")
                .bind(0, id.value())
                .bind(1, room.value())
                .map((row, _) -> {
                    UUID thread = Columns.uuidOrNull(row, "thread");
                    return new Read(
                            id,
                            row.getLong("seq"),
                            new PersonId(Columns.uuid(row, "author")),
                            thread == null ? null : new MessageId(thread));
                })
                .findOne();
    }

    /// Whether a person shows what they read.
    static boolean shows(Handle handle, PersonId person) {
        return !People.switchedOff(handle, person, SetPreference.READ_RECEIPTS);
    }

    static Set<PersonId> hidden(Handle handle, RoomId room) {
        return handle
                .createQuery(
                        "select m.person from member m where m.room = ? and m.state = 'member'"
                                + " and not "
                                + SHOWS)
                .bind(0, room.value())
                .map((row, _) -> new PersonId(Columns.uuid(row, "person")))
                .stream()
                .collect(Collectors.toSet());
    }

    /// Those who have read a message and show it, who read on first in front.
    static List<Reader> of(Handle handle, RoomId room, Read message) {
        MessageId thread = message.thread();
        String join =
                thread == null
                        ? ""
                        : " join thread_member t on t.thread = :thread and t.person = m.person";
        String seen = thread == null ? "m." : "t.";
        var query =
                handle.createQuery(
                                "select m.person, "
                                        + seen
                                        + "seen_at as seen_at from member m"
                                        + join
                                        + " where m.room = :room and m.state = 'member'"
                                        + " and m.person <> :author and m.hidden_to < :seq and "
                                        + seen
                                        + "seen_seq >= :seq and "
                                        + SHOWS
                                        + " order by 2, 1")
                        .bind("room", room.value())
                        .bind("author", message.author().value())
                        .bind("seq", message.seq());
        if (thread != null) {
            query.bind("thread", thread.value());
        }
        return query.map((row, _) ->
                        new Reader(
                                new PersonId(Columns.uuid(row, "person")),
                                Columns.time(row, "seen_at")))
                .list();
    }

    /// How far a member says they have read.
    static Optional<Long> seen(Handle handle, RoomId room, PersonId person) {
        return handle.createQuery(
                        "select seen_seq from member where room = ? and person = ?"
                                + " and state = 'member'")
                .bind(0, room.value())
                .bind(1, person.value())
                .mapTo(Long.class)
                .findOne();
    }

    /// How far the members of a room have read who show it.
    static Map<PersonId, Long> seen(Handle handle, RoomId room) {
        Map<PersonId, Long> seen = new HashMap<>();
        handle.createQuery(
                        "select m.person, m.seen_seq from member m where m.room = ?"
                                + " and m.state = 'member' and "
                                + SHOWS)
                .bind(0, room.value())
                .map((row, _) ->
                        Map.entry(
                                new PersonId(Columns.uuid(row, "person")), row.getLong("seen_seq")))
                .forEach(entry -> seen.put(entry.getKey(), entry.getValue()));
        return seen;
    }

    /// A member says they have read up to a number.
    static void see(Handle handle, RoomId room, PersonId person, long seq, Instant at) {
        handle.createUpdate(
                        "update member set seen_seq = ?, seen_at = ?"
                                + " where room = ? and person = ? and seen_seq < ?")
                .bind(0, seq)
                .bind(1, Columns.bind(at))
                .bind(2, room.value())
                .bind(3, person.value())
                .bind(4, seq)
                .execute();
    }
}

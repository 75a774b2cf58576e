package chat.parley.server.search;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.server.db.Columns;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads what a person may read, and what the names in a query mean. No state.
final class ReadableSql {

    /// A room that may be read.
    ///
    /// @param hiddenTo nothing at or below this number
    /// @param nameKey its folded name; absent if it has none
    record Room(RoomId id, long hiddenTo, @Nullable String nameKey) {}

    private ReadableSql() {}

    /// The rooms that a person may read.
    ///
    /// @param only the one to look at; absent: all
    static Map<RoomId, Room> rooms(Handle handle, PersonId person, @Nullable RoomId only) {
        Map<RoomId, Room> rooms = new LinkedHashMap<>();
        var query =
                handle.createQuery(
                                "select r.id, r.name_key, m.hidden_to"
                                        + " from member m join room r on r.id = m.room"
                                        + " where m.person = :person and m.state = 'member'"
                                        + " and r.deleted_at is null"
                                        + (only == null ? "" : " and r.id = :room"))
                        .bind("person", person.value());
        if (only != null) {
            query.bind("room", only.value());
        }
        query.map((row, _) ->
                        new Room(
                                new RoomId(Columns.uuid(row, "id")),
                                row.getLong("hidden_to"),
                                Columns.textOrNull(row, "name_key")))
                .forEach(room -> rooms.put(room.id(), room));
        return rooms;
    }

    /// People with this folded user or display name; an `@` in front of it may be the name's own.
    static Set<PersonId> peopleNamed(Handle handle, String name) {
        String start = name.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return handle.createQuery(
                        "select id from person where username = :name"
                                + " or search_key like :start escape '!'"
                                + " or search_key like '@' || :start escape '!'")
                .bind("name", name)
                .bind("start", start + "\n%")
                .map((row, _) -> new PersonId(Columns.uuid(row, "id")))
                .collectIntoSet();
    }

    /// What the person has saved.
    static Set<MessageId> saved(Handle handle, PersonId person) {
        return handle.createQuery("select message from saved_message where person = ?")
                .bind(0, person.value())
                .map((row, _) -> new MessageId(Columns.uuid(row, "message")))
                .collectIntoSet();
    }

    /// Those of the messages that were written by another, whom the person has not blocked, and
    /// call the person.
    static Set<MessageId> calling(Handle handle, PersonId person, Collection<MessageId> messages) {
        if (messages.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery(
                        """
                        select x.message from mention x
                          join member m on m.room = x.room and m.person = :person
                         where x.message = any(:ids) and x.author <> m.person
                           and (x.person = m.person or (x.person is null and x.seq > m.came_seq))
                           and not exists (select 1 from block b
                                            where b.person = :person and b.blocked = x.author)
                        """)
                .bindArray("ids", UUID.class, messages.stream().map(MessageId::value).toList())
                .bind("person", person.value())
                .map((row, _) -> new MessageId(Columns.uuid(row, "message")))
                .collectIntoSet();
    }
}

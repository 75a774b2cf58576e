package chat.parley.server.messages;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Reaction;
import chat.parley.server.db.Columns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of reactions. No state.
final class ReactionSql {

    /// The id of no person.
    private static final UUID NOBODY = new UUID(0, 0);

    private ReactionSql() {}

    /// One who reacted, of those who are named.
    ///
    /// @param count how many reacted so
    private record Row(MessageId message, String emoji, PersonId person, int count) {}

    /// The reactions of these messages, emoji in the order in which they came; messages without any
    /// are left out.
    ///
    /// @param reader is named whenever they reacted; absent for nobody in particular
    static Map<MessageId, List<Reaction>> of(
            Handle handle, Collection<MessageId> messages, @Nullable PersonId reader) {
        if (messages.isEmpty()) {
            return Map.of();
        }
        Map<MessageId, Map<String, List<Row>>> given = new HashMap<>();
        handle.createQuery(
                        """
                        select message, emoji, person, given from (
                            select message, emoji, person,
                                   count(*) over (partition by message, emoji) as given,
                                   min(seq) over (partition by message, emoji) as begun,
                                   row_number() over (partition by message, emoji order by seq)
                                       as place
                            from reaction where message = any(:ids)) r
                        where place <= :named or person = :reader
                        order by message, begun, place
                        """)
                .bindArray("ids", UUID.class, messages.stream().map(MessageId::value).toList())
                .bind("named", Reaction.MAX_PEOPLE)
                .bind("reader", reader == null ? NOBODY : reader.value())
                .map((row, _) ->
                        new Row(
                                new MessageId(Columns.uuid(row, "message")),
                                Columns.text(row, "emoji"),
                                new PersonId(Columns.uuid(row, "person")),
                                row.getInt("given")))
                .forEach(row ->
                        given.computeIfAbsent(row.message(), _ -> new LinkedHashMap<>())
                                .computeIfAbsent(row.emoji(), _ -> new ArrayList<>())
                                .add(row));
        Map<MessageId, List<Reaction>> reactions = new HashMap<>();
        given.forEach((message, emojis) -> {
            List<Reaction> list = new ArrayList<>();
            emojis.forEach((emoji, rows) ->
                    list.add(new Reaction(emoji, rows.getFirst().count(), named(rows))));
            reactions.put(message, list);
        });
        return reactions;
    }

    /// The first ones; a reader who came later stands for the last of them.
    private static List<PersonId> named(List<Row> rows) {
        List<PersonId> people = new ArrayList<>(rows.stream().map(Row::person).toList());
        if (people.size() > Reaction.MAX_PEOPLE) {
            people.remove(Reaction.MAX_PEOPLE - 1);
        }
        return people;
    }

    static boolean has(Handle handle, MessageId message, String emoji, PersonId person) {
        return handle.createQuery(
                        "select seq from reaction"
                                + " where message = ? and emoji = ? and person = ?")
                .bind(0, message.value())
                .bind(1, emoji)
                .bind(2, person.value())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /// The different emoji under a message.
    static List<String> emojis(Handle handle, MessageId message) {
        return handle.createQuery("select distinct emoji from reaction where message = ?")
                .bind(0, message.value())
                .mapTo(String.class)
                .list();
    }

    static void add(Handle handle, MessageId message, String emoji, PersonId person, long seq) {
        handle.createUpdate(
                        "insert into reaction (message, emoji, person, seq) values (?, ?, ?, ?)")
                .bind(0, message.value())
                .bind(1, emoji)
                .bind(2, person.value())
                .bind(3, seq)
                .execute();
    }

    static void remove(Handle handle, MessageId message, String emoji, PersonId person) {
        handle.createUpdate("delete from reaction where message = ? and emoji = ? and person = ?")
                .bind(0, message.value())
                .bind(1, emoji)
                .bind(2, person.value())
                .execute();
    }
}

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

    private ReactionSql() {}

    private record Row(MessageId message, String emoji, PersonId person) {}

    /// The reactions of these messages, emoji in the order in which they came; messages without any
    /// are left out.
    ///
    /// @param reader is named whenever they reacted; absent for nobody in particular
    static Map<MessageId, List<Reaction>> of(
            Handle handle, Collection<MessageId> messages, @Nullable PersonId reader) {
        if (messages.isEmpty()) {
            return Map.of();
        }
        Map<MessageId, Map<String, List<PersonId>>> given = new HashMap<>();
        handle.createQuery(
                        "select message, emoji, person from reaction"
                                + " where message = any(:ids) order by message, seq")
                .bindArray("ids", UUID.class, messages.stream().map(MessageId::value).toList())
                .map((row, _) ->
                        new Row(
                                new MessageId(Columns.uuid(row, "message")),
                                Columns.text(row, "emoji"),
                                new PersonId(Columns.uuid(row, "person"))))
                .forEach(row ->
                        given.computeIfAbsent(row.message(), _ -> new LinkedHashMap<>())
                                .computeIfAbsent(row.emoji(), _ -> new ArrayList<>())
                                .add(row.person()));
        Map<MessageId, List<Reaction>> reactions = new HashMap<>();
        given.forEach((message, emojis) -> {
            List<Reaction> list = new ArrayList<>();
            emojis.forEach((emoji, people) ->
                    list.add(new Reaction(emoji, people.size(), named(people, reader))));
            reactions.put(message, list);
        });
        return reactions;
    }

    private static List<PersonId> named(List<PersonId> people, @Nullable PersonId reader) {
        if (people.size() <= Reaction.MAX_PEOPLE) {
            return people;
        }
        List<PersonId> named = new ArrayList<>(people.subList(0, Reaction.MAX_PEOPLE));
        if (reader != null && people.contains(reader) && !named.contains(reader)) {
            named.set(Reaction.MAX_PEOPLE - 1, reader);
        }
        return named;
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

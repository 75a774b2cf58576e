package chat.parley.server.search;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.server.db.Columns;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Reads whom messages call. No state.
final class CalledSql {

    private CalledSql() {}

    /// The keys of those who are called, by message.
    static Map<MessageId, Set<String>> keys(Handle handle, Collection<MessageId> messages) {
        Map<MessageId, Set<String>> called = new HashMap<>();
        if (!messages.isEmpty()) {
            handle.createQuery("select message, person from mention where message = any(:ids)")
                    .bindArray("ids", UUID.class, messages.stream().map(MessageId::value).toList())
                    .map((row, _) -> {
                        UUID person = Columns.uuidOrNull(row, "person");
                        return Map.entry(
                                new MessageId(Columns.uuid(row, "message")),
                                person == null
                                        ? Keys.EVERYBODY
                                        : Keys.called(new PersonId(person)));
                    })
                    .forEach(entry ->
                            called.computeIfAbsent(entry.getKey(), _ -> new HashSet<>())
                                    .add(entry.getValue()));
        }
        return called;
    }
}

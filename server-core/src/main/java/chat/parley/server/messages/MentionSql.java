package chat.parley.server.messages;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.server.db.Columns;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The rows of who is called by which message. No state.
final class MentionSql {

    private MentionSql() {}

    /// Whom one message calls.
    record Called(MessageId message, RoomId room, long seq, PersonId author, Calls calls) {}

    /// Writes whom messages call; of the people only those who are in the room.
    static void insert(Handle handle, Collection<Called> messages) {
        PreparedBatch rooms =
                handle.prepareBatch(
                        "insert into mention (message, room, seq, author, person, here)"
                                + " values (?, ?, ?, ?, null, false)");
        PreparedBatch people =
                handle.prepareBatch(
                        "insert into mention (message, room, seq, author, person, here)"
                                + " select cast(? as uuid), m.room, cast(? as bigint),"
                                + " cast(? as uuid), m.person, cast(? as boolean) from member m"
                                + " where m.room = ? and m.person = ? and m.state = 'member'");
        for (Called called : messages) {
            if (called.calls().everybody()) {
                rooms.bind(0, called.message().value())
                        .bind(1, called.room().value())
                        .bind(2, called.seq())
                        .bind(3, called.author().value())
                        .add();
            }
            called.calls()
                    .people()
                    .forEach((person, here) ->
                            people.bind(0, called.message().value())
                                    .bind(1, called.seq())
                                    .bind(2, called.author().value())
                                    .bind(3, here)
                                    .bind(4, called.room().value())
                                    .bind(5, person.value())
                                    .add());
        }
        run(rooms);
        run(people);
    }

    private static void run(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /// Forgets whom a message calls.
    static void clear(Handle handle, MessageId message) {
        handle.createUpdate("delete from mention where message = ?")
                .bind(0, message.value())
                .execute();
    }

    /// Whom a message called by `here`.
    static Set<PersonId> here(Handle handle, MessageId message) {
        return handle
                .createQuery("select person from mention where message = ? and here")
                .bind(0, message.value())
                .map((row, _) -> new PersonId(Columns.uuid(row, "person")))
                .stream()
                .collect(Collectors.toSet());
    }
}

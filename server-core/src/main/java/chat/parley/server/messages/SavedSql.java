package chat.parley.server.messages;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.server.db.Columns;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The rows of saved messages. No state.
final class SavedSql {

    private SavedSql() {}

    /// Where in the person's list a message is.
    static Optional<Long> place(Handle handle, PersonId person, MessageId message) {
        return handle.createQuery("select n from saved_message where person = ? and message = ?")
                .bind(0, person.value())
                .bind(1, message.value())
                .mapTo(Long.class)
                .findOne();
    }

    static int count(Handle handle, PersonId person) {
        return handle.createQuery("select count(*) from saved_message where person = ?")
                .bind(0, person.value())
                .mapTo(Integer.class)
                .one();
    }

    static void add(Handle handle, PersonId person, MessageId message, long n) {
        handle.createUpdate("insert into saved_message (person, message, n) values (?, ?, ?)")
                .bind(0, person.value())
                .bind(1, message.value())
                .bind(2, n)
                .execute();
    }

    static void remove(Handle handle, PersonId person, MessageId message) {
        handle.createUpdate("delete from saved_message where person = ? and message = ?")
                .bind(0, person.value())
                .bind(1, message.value())
                .execute();
    }

    /// The messages of a person's list below a place, the last saved first, as far as the person
    /// may read them now.
    static List<MessageId> page(Handle handle, PersonId person, long before, int limit) {
        return handle.createQuery(
                        """
                        select s.message
                        from saved_message s
                        join message x on x.id = s.message
                        join room r on r.id = x.room and r.deleted_at is null
                        join member m on m.room = x.room and m.person = s.person
                        where s.person = :person and s.n < :before
                          and m.state = 'member' and x.seq > m.hidden_to
                        order by s.person desc, s.n desc limit :limit
                        """)
                .bind("person", person.value())
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> new MessageId(Columns.uuid(row, "message")))
                .list();
    }
}

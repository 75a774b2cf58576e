package chat.parley.server.messages;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.model.ThreadSummary;
import chat.parley.server.db.Columns;
import chat.parley.server.rooms.ThreadPointers;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of people's threads. No state.
final class ThreadSql {

    private ThreadSql() {}

    /// A thread in somebody's list.
    record Listed(MessageId thread, boolean following, long readSeq, int unread, int mentions) {

        ThreadSummary summary(Message root) {
            return new ThreadSummary(root, following, readSeq, unread, mentions);
        }
    }

    private record Cursor(Instant at, MessageId thread) {}

    private static final String PAGE =
            "select l.* from (select t.thread, coalesce(t.following, false) as following,"
                    + " t.read_seq, coalesce(r.last_reply_at, r.at) as moved_at, "
                    + ThreadPointers.UNREAD.replace(":thread", "t.thread")
                    + " as unread, "
                    + ThreadPointers.MENTIONS.replace(":thread", "t.thread")
                    + " as mentions from thread_member t"
                    + " join member m on m.room = t.room and m.person = t.person"
                    + " join room o on o.id = t.room"
                    + " join message r on r.id = t.thread"
                    + " where t.person = :person and m.state = 'member'"
                    + " and o.deleted_at is null and r.seq > m.hidden_to) l"
                    + " where (l.following or l.mentions > 0)";

    /// The threads of a person, that with the latest reply first.
    ///
    /// @param after the root behind which the page begins
    static List<Listed> page(Handle handle, PersonId person, @Nullable MessageId after, int limit) {
        Cursor cursor = after == null ? null : cursor(handle, person, after);
        String rest = cursor == null ? "" : " and (l.moved_at, l.thread) < (:at, :thread)";
        var query =
                handle.createQuery(
                                PAGE
                                        + rest
                                        + " order by l.moved_at desc, l.thread desc limit :limit")
                        .bind("person", person.value())
                        .bind("limit", limit);
        if (cursor != null) {
            query.bind("at", Columns.bind(cursor.at())).bind("thread", cursor.thread().value());
        }
        return query.map((row, _) ->
                        new Listed(
                                new MessageId(Columns.uuid(row, "thread")),
                                row.getBoolean("following"),
                                row.getLong("read_seq"),
                                row.getInt("unread"),
                                row.getInt("mentions")))
                .list();
    }

    private static Cursor cursor(Handle handle, PersonId person, MessageId after) {
        return handle.createQuery(
                        "select coalesce(r.last_reply_at, r.at) as moved_at from thread_member t"
                                + " join message r on r.id = t.thread"
                                + " where t.thread = ? and t.person = ?")
                .bind(0, after.value())
                .bind(1, person.value())
                .map((row, _) -> new Cursor(Columns.time(row, "moved_at"), after))
                .findOne()
                .orElseThrow(() -> Refusal.badField("after", "not a thread of this list"));
    }

    /// Lets those follow a thread who wrote its root, wrote this reply, or are called by it.
    static void join(Handle handle, PostSql.Row reply, MessageId thread, PersonId rootAuthor) {
        PostBatch.Post post = reply.post();
        RoomId room = post.command().room();
        Calls calls = Calls.of(post.command().mentions(), post.here());
        Set<PersonId> called = new LinkedHashSet<>(calls.people().keySet());
        called.add(rootAuthor);
        called.remove(post.by());
        ThreadPointers.join(handle, room, thread, List.of(post.by()), reply.seq());
        ThreadPointers.join(handle, room, thread, called, reply.seq() - 1);
        if (calls.everybody()) {
            ThreadPointers.joinAll(handle, room, thread, post.by(), reply.seq() - 1);
        }
    }

    /// Lets those follow a thread whom a reply calls since it was edited.
    static void join(Handle handle, Message edited, MessageId thread, Calls calls) {
        Set<PersonId> called = new LinkedHashSet<>(calls.people().keySet());
        called.remove(edited.author());
        ThreadPointers.join(handle, edited.room(), thread, called, edited.seq() - 1);
        if (calls.everybody()) {
            ThreadPointers.joinAll(
                    handle, edited.room(), thread, edited.author(), edited.seq() - 1);
        }
    }
}

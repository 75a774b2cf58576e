package chat.parley.server.messages;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Reads messages. No state.
final class MessageSql {

    private MessageSql() {}

    /// A stretch of messages: the timeline of a room, or one thread.
    ///
    /// @param hiddenTo nothing at or below this number is given
    /// @param thread the root; absent for the timeline
    record Stretch(RoomId room, long hiddenTo, @Nullable MessageId thread, PersonId reader) {

        private String where() {
            return thread == null
                    ? " where m.room = :place and m.timeline_seq "
                    : " where m.thread = :place and m.seq ";
        }

        /// The column of the place comes first and both go the same way, or H2 reads everything and
        /// sorts it instead of reading along the index.
        private String order(String way) {
            return thread == null
                    ? " order by m.room " + way + ", m.timeline_seq " + way
                    : " order by m.thread " + way + ", m.seq " + way;
        }

        private UUID place() {
            return thread == null ? room.value() : thread.value();
        }
    }

    /// The newest messages below a number, newest first.
    static List<Message> before(Handle handle, Stretch stretch, long seq, int limit) {
        String column = stretch.thread() == null ? "m.timeline_seq" : "m.seq";
        return MessageRows.list(
                handle,
                handle.createQuery(
                                MessageRows.SELECT
                                        + stretch.where()
                                        + "< :seq and "
                                        + column
                                        + " > :hidden"
                                        + stretch.order("desc")
                                        + " limit :limit")
                        .bind("place", stretch.place())
                        .bind("seq", seq)
                        .bind("hidden", stretch.hiddenTo())
                        .bind("limit", limit),
                stretch.reader());
    }

    /// The oldest messages from a number on, oldest first.
    static List<Message> from(Handle handle, Stretch stretch, long seq, int limit) {
        return MessageRows.list(
                handle,
                handle.createQuery(
                                MessageRows.SELECT
                                        + stretch.where()
                                        + ">= :seq"
                                        + stretch.order("asc")
                                        + " limit :limit")
                        .bind("place", stretch.place())
                        .bind("seq", Math.max(seq, stretch.hiddenTo() + 1))
                        .bind("limit", limit),
                stretch.reader());
    }

    /// Messages that changed above a number, in the order of their changes. The sum keeps H2 from
    /// the index of seq, which would make it sort.
    static List<Message> changed(Handle handle, Stretch stretch, long since, int limit) {
        return MessageRows.list(
                handle,
                handle.createQuery(
                                MessageRows.SELECT
                                        + " where m.room = :room and m.changed_seq > :since"
                                        + " and m.seq + 0 > :hidden"
                                        + " order by m.room, m.changed_seq limit :limit")
                        .bind("room", stretch.room().value())
                        .bind("since", since)
                        .bind("hidden", stretch.hiddenTo())
                        .bind("limit", limit),
                stretch.reader());
    }

    static List<Message> byIds(
            Handle handle, Collection<MessageId> ids, @Nullable PersonId reader) {
        return ids.isEmpty() ? List.of() : MessageRows.list(handle, withIds(handle, ids), reader);
    }

    /// Messages as those see them from whom nothing is hidden.
    ///
    /// @param quotes told what they quote
    static List<Message> whole(
            Handle handle, Collection<MessageId> ids, MessageRows.Quotes quotes) {
        return ids.isEmpty()
                ? List.of()
                : MessageRows.list(handle, withIds(handle, ids), null, quotes);
    }

    private static Query withIds(Handle handle, Collection<MessageId> ids) {
        return handle.createQuery(MessageRows.SELECT + " where m.id = any(:ids)")
                .bindArray(
                        "ids", UUID.class, ids.stream().map(MessageId::value).distinct().toList());
    }

    /// A message that `stretch` may show; of any thread.
    static Optional<Message> find(Handle handle, Stretch stretch, MessageId id) {
        return byIds(handle, List.of(id), stretch.reader()).stream()
                .filter(message -> message.room().equals(stretch.room()))
                .filter(message -> message.seq() > stretch.hiddenTo())
                .findFirst();
    }

    /// Marks messages as changed, each under a number of its own.
    ///
    /// @param before the number before that of the first
    static void touch(Handle handle, List<MessageId> messages, long before) {
        PreparedBatch batch =
                handle.prepareBatch("update message set changed_seq = ? where id = ?");
        long seq = before;
        for (MessageId id : messages) {
            batch.bind(0, ++seq).bind(1, id.value()).add();
        }
        batch.execute();
    }

    /// Marks a message as changed under a number.
    static void touch(Handle handle, MessageId id, long seq) {
        handle.createUpdate("update message set changed_seq = ? where id = ?")
                .bind(0, seq)
                .bind(1, id.value())
                .execute();
    }
}

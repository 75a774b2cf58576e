package chat.parley.server.messages;

import chat.parley.model.ForwardReference;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.ReplyTo;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.Columns;
import chat.parley.server.rooms.RoomLog;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The statements of posting, each for a whole batch. No state.
final class PostSql {

    /// By what a posted message is found again.
    record Key(PersonId author, OperationId op) {}

    /// What an operation gave the first time.
    ///
    /// @param accepted absent if it was no message
    record Earlier(String hash, @Nullable MessageAccepted accepted) {

        MessageAccepted again() {
            if (accepted == null) {
                throw Refusal.of(
                        RefusalCode.OPERATION_REUSED,
                        "this operation id was used for something else");
            }
            return new MessageAccepted(accepted.message(), accepted.seq(), accepted.at(), true);
        }
    }

    /// A message that another one answers.
    ///
    /// @param text its present words if it is quoted, else empty; a deleted message has none
    record Target(
            RoomId room, long seq, PersonId author, @Nullable MessageId thread, String text) {}

    /// A room's head before and after the batch.
    ///
    /// @param last newest message of the timeline in the batch
    record NewHead(RoomId room, long before, long head, @Nullable MessageId last) {}

    /// A message with its number.
    ///
    /// @param taken what it forwards
    /// @param attached how many files it carries
    record Row(PostBatch.Post post, long seq, Forwards.@Nullable Taken taken, int attached) {

        private String text() {
            return taken == null ? post.command().text() : taken.text();
        }

        private @Nullable ForwardReference origin() {
            return taken == null ? null : taken.origin();
        }

        private MentionSql.Called called() {
            return new MentionSql.Called(
                    post.id(),
                    post.command().room(),
                    seq,
                    post.by(),
                    Calls.of(post.command().mentions(), post.here()));
        }

        RoomLog.Change change() {
            return new RoomLog.Change(
                    post.command().room(),
                    seq,
                    RoomLog.Kind.MESSAGE_POSTED,
                    post.id().value(),
                    post.by(),
                    post.command().op(),
                    post.at(),
                    null);
        }
    }

    private PostSql() {}

    /// Operations that were carried out before; may be added to.
    static Map<Key, Earlier> earlier(Handle handle, List<OperationId> ops) {
        Map<Key, Earlier> earlier = new HashMap<>();
        handle.createQuery(
                        """
                        select author, operation_id, body_hash, id, seq, at
                        from message where operation_id = any(:ops)
                        union all
                        select author, operation_id, body_hash, cast(null as uuid), seq, at
                        from operation where operation_id = any(:ops)
                        """)
                .bindArray("ops", UUID.class, ops.stream().map(OperationId::value).toList())
                .map((row, _) -> {
                    UUID id = Columns.uuidOrNull(row, "id");
                    MessageAccepted accepted =
                            id == null
                                    ? null
                                    : new MessageAccepted(
                                            new MessageId(id),
                                            row.getLong("seq"),
                                            Columns.time(row, "at"),
                                            false);
                    Key key =
                            new Key(
                                    new PersonId(Columns.uuid(row, "author")),
                                    new OperationId(Columns.uuid(row, "operation_id")));
                    return Map.entry(key, new Earlier(Columns.text(row, "body_hash"), accepted));
                })
                .forEach(entry -> earlier.put(entry.getKey(), entry.getValue()));
        return earlier;
    }

    /// The messages that others answer.
    ///
    /// @param quoted those of them whose words are needed
    static Map<MessageId, Target> targets(
            Handle handle, Set<MessageId> ids, Set<MessageId> quoted) {
        Map<MessageId, Target> targets = new HashMap<>();
        if (!ids.isEmpty()) {
            handle.createQuery(
                            """
                            select id, room, seq, author, thread,
                                   case when deleted_at is null and id = any(:quoted)
                                        then text else '' end as words
                            from message where id = any(:ids)
                            """)
                    .bindArray("ids", UUID.class, ids.stream().map(MessageId::value).toList())
                    .bindArray("quoted", UUID.class, quoted.stream().map(MessageId::value).toList())
                    .map((row, _) -> {
                        UUID thread = Columns.uuidOrNull(row, "thread");
                        return Map.entry(
                                new MessageId(Columns.uuid(row, "id")),
                                new Target(
                                        new RoomId(Columns.uuid(row, "room")),
                                        row.getLong("seq"),
                                        new PersonId(Columns.uuid(row, "author")),
                                        thread == null ? null : new MessageId(thread),
                                        Columns.text(row, "words")));
                    })
                    .forEach(entry -> targets.put(entry.getKey(), entry.getValue()));
        }
        return targets;
    }

    static void insert(Handle handle, List<Row> rows) {
        insertMessages(handle, rows);
        insertQuotes(handle, rows);
        MentionSql.insert(handle, rows.stream().map(Row::called).toList());
        touchRoots(handle, rows);
    }

    private static void insertMessages(Handle handle, List<Row> rows) {
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into message (id, room, seq, changed_seq, timeline_seq, author,"
                                + " operation_id, body_hash, at, text, reply_to, quote, thread,"
                                + " mentions, forward_room, forward_author, forward_at, attached)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (Row row : rows) {
            SendMessage command = row.post().command();
            MessageId thread = command.thread();
            ReplyTo reply = command.replyTo();
            ForwardReference origin = row.origin();
            RoomId from = origin == null ? null : origin.room();
            batch.bind(0, row.post().id().value())
                    .bind(1, command.room().value())
                    .bind(2, row.seq())
                    .bind(3, row.seq())
                    .bind(4, thread == null ? Long.valueOf(row.seq()) : null)
                    .bind(5, row.post().by().value())
                    .bind(6, command.op().value())
                    .bind(7, row.post().hash())
                    .bind(8, Columns.bind(row.post().at()))
                    .bind(9, row.text())
                    .bind(10, reply == null ? null : reply.message().value())
                    .bind(11, reply == null ? null : reply.quote())
                    .bind(12, thread == null ? null : thread.value())
                    .bind(13, MessageRows.mentionText(command.mentions()))
                    .bind(14, from == null ? null : from.value())
                    .bind(15, origin == null ? null : origin.author().value())
                    .bind(16, origin == null ? null : Columns.bind(origin.at()))
                    .bind(17, row.attached())
                    .add();
        }
        batch.execute();
    }

    private static void insertQuotes(Handle handle, List<Row> rows) {
        PreparedBatch batch =
                handle.prepareBatch("insert into message_quote (message, quoted) values (?, ?)");
        for (Row row : rows) {
            ReplyTo reply = row.post().command().replyTo();
            if (reply != null && reply.quote() != null) {
                batch.bind(0, row.post().id().value()).bind(1, reply.message().value()).add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static void touchRoots(Handle handle, List<Row> rows) {
        PreparedBatch batch =
                handle.prepareBatch(
                        "update message set thread_count = thread_count + 1, last_reply_at = ?,"
                                + " changed_seq = ? where id = ?");
        for (Row row : rows) {
            MessageId thread = row.post().command().thread();
            if (thread != null) {
                batch.bind(0, Columns.bind(row.post().at()))
                        .bind(1, row.seq())
                        .bind(2, thread.value())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    static void setHeads(Handle handle, Collection<NewHead> heads) {
        PreparedBatch batch =
                handle.prepareBatch(
                        "update room set head = ?,"
                                + " last_message = coalesce(cast(? as uuid), last_message)"
                                + " where id = ?");
        for (NewHead head : heads) {
            MessageId last = head.last();
            batch.bind(0, head.head())
                    .bind(1, last == null ? null : last.value())
                    .bind(2, head.room().value())
                    .add();
        }
        batch.execute();
    }
}

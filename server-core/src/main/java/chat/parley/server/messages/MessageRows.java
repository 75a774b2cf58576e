package chat.parley.server.messages;

import chat.parley.model.Attachment;
import chat.parley.model.Deletion;
import chat.parley.model.ForwardReference;
import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.Reaction;
import chat.parley.model.ReplyReference;
import chat.parley.model.RoomId;
import chat.parley.server.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Turns rows of messages into messages, with their quotes and reactions. No state.
final class MessageRows {

    /// What every query of messages begins with; `m` is the message. Whether the words of a quoted
    /// message are hidden from the reader is looked up for answers only.
    static final String SELECT =
            """
            select m.id, m.room, m.seq, m.changed_seq, m.author, m.operation_id, m.at, m.text,
                   m.edited_at, m.deleted_at, m.deleted_by, m.delete_reason, m.reply_to,
                   m.thread, m.thread_count, m.last_reply_at, m.pinned, m.mentions,
                   m.forward_room, m.forward_author, m.forward_at, m.attached,
                   q.author as quoted_author, q.seq as quoted_seq,
                   case when q.id is null or q.deleted_at is not null then '' else q.text end
                       as quoted_text,
                   case when q.id is null or q.deleted_at is not null then null else m.quote end
                       as quote,
                   case when q.id is null then false
                        else exists (select 1 from member v
                                      where v.room = q.room and v.person = :reader
                                        and v.hidden_to >= q.seq) end as quote_hidden
            from message m left join message q on q.id = m.reply_to
            """;

    private static final PersonId NOBODY = new PersonId(new UUID(0, 0));

    private MessageRows() {}

    /// Runs a query that began with [#SELECT].
    ///
    /// @param reader whose own messages carry their operation ids, whose reactions are always
    ///   named, and who reads no quoted words that are hidden from them; absent for events, whose
    ///   forms are made for each
    static List<Message> list(Handle handle, Query query, @Nullable PersonId reader) {
        return list(handle, query, reader, (_, _) -> {});
    }

    /// Told of each message that quotes another one.
    interface Quotes {

        /// Once for each.
        ///
        /// @param quoted number of the message whose words are quoted
        void found(MessageId answer, long quoted);
    }

    /// Runs a query that began with [#SELECT], and tells what is quoted in the messages.
    static List<Message> list(
            Handle handle, Query query, @Nullable PersonId reader, Quotes quotes) {
        Set<MessageId> carrying = new HashSet<>();
        List<Message> read =
                query.bind("reader", (reader == null ? NOBODY : reader).value())
                        .map((row, _) -> noted(row, reader, carrying, quotes))
                        .list();
        List<Message> messages = withFiles(read, AttachmentSql.of(handle, carrying));
        Map<MessageId, List<Reaction>> reactions =
                ReactionSql.of(handle, changedSincePosted(messages), reader);
        if (reactions.isEmpty()) {
            return messages;
        }
        return messages.stream()
                .map(message ->
                        message.withReactions(
                                reactions.getOrDefault(message.id(), List.of()),
                                message.changedSeq()))
                .toList();
    }

    private static Message noted(
            ResultSet row, @Nullable PersonId reader, Set<MessageId> carrying, Quotes quotes)
            throws SQLException {
        Message message = read(row, reader);
        if (message.replyTo() != null) {
            quotes.found(message.id(), row.getLong("quoted_seq"));
        }
        if (row.getInt("attached") > 0 && message.deleted() == null) {
            carrying.add(message.id());
        }
        return message;
    }

    private static List<Message> withFiles(
            List<Message> messages, Map<MessageId, List<Attachment>> files) {
        return files.isEmpty()
                ? messages
                : messages.stream()
                        .map(message ->
                                message.withAttachments(
                                        files.getOrDefault(message.id(), List.of())))
                        .toList();
    }

    /// Only these can show reactions; a message that was just posted costs no query for them.
    private static List<MessageId> changedSincePosted(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.changedSeq() > message.seq())
                .filter(message -> message.deleted() == null)
                .map(Message::id)
                .toList();
    }

    private static Message read(ResultSet row, @Nullable PersonId reader) throws SQLException {
        PersonId author = new PersonId(Columns.uuid(row, "author"));
        Instant deletedAt = Columns.timeOrNull(row, "deleted_at");
        UUID thread = Columns.uuidOrNull(row, "thread");
        int replies = row.getInt("thread_count");
        boolean gone = deletedAt != null;
        return new Message(
                new MessageId(Columns.uuid(row, "id")),
                new RoomId(Columns.uuid(row, "room")),
                row.getLong("seq"),
                row.getLong("changed_seq"),
                author,
                Columns.time(row, "at"),
                gone ? "" : Columns.text(row, "text"),
                gone ? null : Columns.timeOrNull(row, "edited_at"),
                deletedAt == null ? null : deletion(row, deletedAt),
                gone ? null : reply(row),
                thread == null ? null : new MessageId(thread),
                replies == 0 ? null : replies,
                Columns.timeOrNull(row, "last_reply_at"),
                List.of(),
                gone ? List.of() : mentions(Columns.textOrNull(row, "mentions")),
                List.of(),
                !gone && row.getBoolean("pinned"),
                gone ? null : forward(row),
                author.equals(reader) ? new OperationId(Columns.uuid(row, "operation_id")) : null);
    }

    private static Deletion deletion(ResultSet row, Instant at) throws SQLException {
        return new Deletion(
                new PersonId(Columns.uuid(row, "deleted_by")),
                Columns.textOrNull(row, "delete_reason"),
                at);
    }

    private static @Nullable ReplyReference reply(ResultSet row) throws SQLException {
        UUID to = Columns.uuidOrNull(row, "reply_to");
        UUID author = Columns.uuidOrNull(row, "quoted_author");
        if (to == null || author == null) {
            return null;
        }
        ReplyReference reply =
                new ReplyReference(
                        new MessageId(to),
                        new PersonId(author),
                        ReplyReference.excerpt(Columns.text(row, "quoted_text")),
                        Columns.textOrNull(row, "quote"));
        return row.getBoolean("quote_hidden") ? reply.withoutWords() : reply;
    }

    private static @Nullable ForwardReference forward(ResultSet row) throws SQLException {
        UUID author = Columns.uuidOrNull(row, "forward_author");
        if (author == null) {
            return null;
        }
        UUID room = Columns.uuidOrNull(row, "forward_room");
        return new ForwardReference(
                room == null ? null : new RoomId(room),
                new PersonId(author),
                Columns.time(row, "forward_at"));
    }

    static @Nullable String mentionText(List<Mention> mentions) {
        if (mentions.isEmpty()) {
            return null;
        }
        List<String> words = new ArrayList<>();
        mentions.forEach(mention -> words.add(mention.wire()));
        return String.join(" ", words);
    }

    private static List<Mention> mentions(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" ", -1))
                        .map(Mention::of)
                        .map(Objects::requireNonNull)
                        .toList();
    }
}

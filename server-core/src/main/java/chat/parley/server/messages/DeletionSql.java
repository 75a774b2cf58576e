package chat.parley.server.messages;

import chat.parley.model.Deletion;
import chat.parley.model.MessageId;
import chat.parley.server.db.Columns;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of deletions. A deleted message is shown as a tombstone at once; its words stay for a
/// while, so that the deletion can be taken back, and are then forgotten. No state.
final class DeletionSql {

    private static final List<String> BELONGINGS =
            List.of("reaction", "mention", "message_edit", "message_quote", "pin", "message_undo");

    private DeletionSql() {}

    static void delete(Handle handle, List<MessageId> messages, Deletion deletion) {
        handle.createUpdate(
                        "update message set deleted_at = :at, deleted_by = :by,"
                                + " delete_reason = :reason where id = any(:ids)")
                .bind("at", Columns.bind(deletion.at()))
                .bind("by", deletion.by().value())
                .bind("reason", deletion.reason())
                .bindArray("ids", UUID.class, values(messages))
                .execute();
        handle.createUpdate(
                        "insert into message_undo (message, at)"
                                + " select id, deleted_at from message where id = any(:ids)")
                .bindArray("ids", UUID.class, values(messages))
                .execute();
    }

    static void restore(Handle handle, List<MessageId> messages) {
        handle.createUpdate(
                        "update message set deleted_at = null, deleted_by = null,"
                                + " delete_reason = null where id = any(:ids)")
                .bindArray("ids", UUID.class, values(messages))
                .execute();
        handle.createUpdate("delete from message_undo where message = any(:ids)")
                .bindArray("ids", UUID.class, values(messages))
                .execute();
    }

    private static List<UUID> values(List<MessageId> messages) {
        return messages.stream().map(MessageId::value).toList();
    }

    /// Messages deleted before a moment whose words are still there.
    static List<UUID> waiting(Handle handle, Instant before, int limit) {
        return handle.createQuery("select message from message_undo where at < ? limit ?")
                .bind(0, Columns.bind(before))
                .bind(1, limit)
                .mapTo(UUID.class)
                .list();
    }

    /// Forgets the words of deleted messages, wherever they were quoted, and all that belonged to
    /// them.
    static void forget(Handle handle, List<UUID> messages) {
        forgetQuotes(handle, messages);
        handle.createUpdate(
                        "update message set text = '', quote = null, mentions = null,"
                                + " edited_at = null, pinned = false, forward_room = null,"
                                + " forward_author = null, forward_at = null"
                                + " where id = any(:ids)")
                .bindArray("ids", UUID.class, messages)
                .execute();
        for (String table : BELONGINGS) {
            handle.createUpdate("delete from " + table + " where message = any(:ids)")
                    .bindArray("ids", UUID.class, messages)
                    .execute();
        }
    }

    private static void forgetQuotes(Handle handle, List<UUID> messages) {
        List<UUID> quoting =
                handle.createQuery("select message from message_quote where quoted = any(:ids)")
                        .bindArray("ids", UUID.class, messages)
                        .mapTo(UUID.class)
                        .list();
        if (!quoting.isEmpty()) {
            handle.createUpdate("update message set quote = null where id = any(:ids)")
                    .bindArray("ids", UUID.class, quoting)
                    .execute();
        }
        handle.createUpdate("delete from message_quote where quoted = any(:ids)")
                .bindArray("ids", UUID.class, messages)
                .execute();
    }
}

package chat.parley.server.messages;

import chat.parley.model.EarlierText;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.protocol.EditMessage;
import chat.parley.server.db.Columns;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The rows of edits. No state.
final class EditSql {

    private EditSql() {}

    /// Keeps the present text of a message that is about to get another one.
    ///
    /// @param seq the change that replaces it
    static void keep(Handle handle, Message message, long seq) {
        Instant edited = message.editedAt();
        handle.createUpdate("insert into message_edit (message, seq, text, at) values (?, ?, ?, ?)")
                .bind(0, message.id().value())
                .bind(1, seq)
                .bind(2, message.text())
                .bind(3, Columns.bind(edited == null ? message.at() : edited))
                .execute();
    }

    /// Gives a message another text and other mentions.
    static void change(Handle handle, MessageId id, EditMessage command, Instant at) {
        handle.createUpdate("update message set text = ?, mentions = ?, edited_at = ? where id = ?")
                .bind(0, command.text())
                .bind(1, MessageRows.mentionText(command.mentions()))
                .bind(2, Columns.bind(at))
                .bind(3, id.value())
                .execute();
    }

    /// The texts before the present one, oldest first.
    static List<EarlierText> earlier(Handle handle, MessageId id) {
        return handle.createQuery(
                        "select text, at from message_edit where message = ? order by seq")
                .bind(0, id.value())
                .map((row, _) ->
                        new EarlierText(Columns.text(row, "text"), Columns.time(row, "at")))
                .list();
    }
}

package chat.parley.server.messages;

import chat.parley.model.EarlierText;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.protocol.EditMessage;
import chat.parley.server.db.Columns;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of edits. No state.
final class EditSql {

    /// How many earlier texts of a message there are: their one answer stays below a megabyte of
    /// the longest texts, however often a message is edited, and nobody reads further back.
    static final int MOST_EARLIER = 50;

    private EditSql() {}

    /// Keeps the present text of a message that is about to get another one, and drops what is
    /// older than the last [#MOST_EARLIER].
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
        handle.createUpdate(
                        """
                        delete from message_edit where message = :message and seq <=
                            (select seq from message_edit where message = :message
                             order by seq desc offset :kept rows fetch first 1 row only)
                        """)
                .bind("message", message.id().value())
                .bind("kept", MOST_EARLIER)
                .execute();
    }

    /// Gives a message another text and other mentions.
    ///
    /// @param at when its text became another one; absent if it never did
    static void change(Handle handle, MessageId id, EditMessage command, @Nullable Instant at) {
        handle.createUpdate("update message set text = ?, mentions = ?, edited_at = ? where id = ?")
                .bind(0, command.text())
                .bind(1, MessageRows.mentionText(command.mentions()))
                .bind(2, Columns.bindOrNull(at))
                .bind(3, id.value())
                .execute();
    }

    /// The last [#MOST_EARLIER] texts before the present one, oldest first.
    static List<EarlierText> earlier(Handle handle, MessageId id) {
        return handle.createQuery(
                        """
                        select text, at from message_edit where message = ?
                        order by seq desc fetch first ? rows only
                        """)
                .bind(0, id.value())
                .bind(1, MOST_EARLIER)
                .map((row, _) ->
                        new EarlierText(Columns.text(row, "text"), Columns.time(row, "at")))
                .list()
                .reversed();
    }
}

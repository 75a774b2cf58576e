package chat.parley.server.messages;

import chat.parley.model.Attachment;
import chat.parley.model.FileId;
import chat.parley.model.FileKind;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.server.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The rows by which messages carry files. No state.
final class AttachmentSql {

    /// A file that a message could carry.
    ///
    /// @param owner who uploaded it
    /// @param kind absent while it is not finished
    record Upload(FileId file, PersonId owner, @Nullable FileKind kind) {}

    /// A message with its files in their order.
    record Carrying(MessageId message, RoomId room, long seq, List<Upload> files) {}

    private record Row(MessageId message, Attachment attachment) {}

    private AttachmentSql() {}

    /// Those of these files that there are.
    static Map<FileId, Upload> uploads(Handle handle, Collection<FileId> ids) {
        Map<FileId, Upload> uploads = new HashMap<>();
        if (!ids.isEmpty()) {
            handle.createQuery("select id, owner, kind from stored_file where id = any(:ids)")
                    .bindArray(
                            "ids", UUID.class, ids.stream().map(FileId::value).distinct().toList())
                    .map((row, _) -> upload(row))
                    .forEach(upload -> uploads.put(upload.file(), upload));
        }
        return uploads;
    }

    private static Upload upload(ResultSet row) throws SQLException {
        String kind = Columns.textOrNull(row, "kind");
        return new Upload(
                new FileId(Columns.uuid(row, "id")),
                new PersonId(Columns.uuid(row, "owner")),
                kind == null ? null : FileKind.of(kind));
    }

    static void insert(Handle handle, List<Carrying> messages) {
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into attachment (message, position, file, room, seq, kind)"
                                + " values (?, ?, ?, ?, ?, ?)");
        for (Carrying message : messages) {
            int position = 0;
            for (Upload upload : message.files()) {
                FileKind kind = upload.kind() == null ? FileKind.FILE : upload.kind();
                batch.bind(0, message.message().value())
                        .bind(1, position++)
                        .bind(2, upload.file().value())
                        .bind(3, message.room().value())
                        .bind(4, message.seq())
                        .bind(5, kind.word())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /// The files of these messages, in their order.
    static Map<MessageId, List<Attachment>> of(Handle handle, Collection<MessageId> messages) {
        Map<MessageId, List<Attachment>> found = new HashMap<>();
        if (!messages.isEmpty()) {
            handle.createQuery(
                            """
                            select a.message, f.id, f.name, f.type, f.bytes, f.width, f.height,
                                   f.duration_ms, f.waveform, f.thumb_hash
                            from attachment a join stored_file f on f.id = a.file
                            where a.message = any(:ids) order by a.message, a.position
                            """)
                    .bindArray("ids", UUID.class, messages.stream().map(MessageId::value).toList())
                    .map((row, _) -> read(row))
                    .forEach(row ->
                            found.computeIfAbsent(row.message(), _ -> new ArrayList<>())
                                    .add(row.attachment()));
        }
        return found;
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new MessageId(Columns.uuid(row, "message")),
                new Attachment(
                        new FileId(Columns.uuid(row, "id")),
                        Columns.text(row, "name"),
                        Columns.text(row, "type"),
                        row.getLong("bytes"),
                        Columns.integerOrNull(row, "width"),
                        Columns.integerOrNull(row, "height"),
                        row.getObject("duration_ms", Long.class),
                        Columns.textOrNull(row, "waveform"),
                        Columns.textOrNull(row, "thumb_hash") != null));
    }

    /// The newest messages of a room that carry a file, newest first.
    ///
    /// @param hiddenTo nothing at or below this number is given
    /// @param kind only with a file of this kind; absent for any
    static List<MessageId> carrying(
            Handle handle,
            RoomId room,
            long hiddenTo,
            long before,
            @Nullable FileKind kind,
            int limit) {
        return handle.createQuery(
                        "select distinct a.message, a.seq from attachment a"
                                + " join message m on m.id = a.message"
                                + " where a.room = :room and a.seq < :before and a.seq > :hidden"
                                + " and m.deleted_at is null and a.kind like :kind"
                                + " order by a.seq desc limit :limit")
                .bind("room", room.value())
                .bind("before", before)
                .bind("hidden", hiddenTo)
                .bind("kind", kind == null ? "%" : kind.word())
                .bind("limit", limit)
                .map((row, _) -> new MessageId(Columns.uuid(row, "message")))
                .list();
    }
}

package chat.parley.server.files;

import chat.parley.model.FileId;
import chat.parley.model.PersonId;
import chat.parley.server.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A file as its row says.
///
/// @param length as announced
/// @param said what the client told, its name made safe
/// @param content absent until finished
/// @param thumb absent if it has none
/// @param notTaken why it never will be content; absent as long as it may
record FileRow(
        FileId id,
        PersonId owner,
        long length,
        NewUpload said,
        @Nullable FileContent content,
        @Nullable FileContent thumb,
        @Nullable NotTaken notTaken) {

    static final String COLUMNS =
            """
            select f.id, f.owner, f.name, f.length, f.bytes, f.duration_ms, f.waveform, f.finished_at, f.hash,
                   f.type, f.thumb_hash, f.thumb_bytes, f.thumb_type, f.said_type, f.not_taken
            from stored_file f
            """;

    static FileRow read(ResultSet row) throws SQLException {
        String name = Columns.text(row, "name");
        String hash = Columns.textOrNull(row, "hash");
        String thumb = Columns.textOrNull(row, "thumb_hash");
        String notTaken = Columns.textOrNull(row, "not_taken");
        long bytes = row.getLong("bytes");
        return new FileRow(
                new FileId(Columns.uuid(row, "id")),
                new PersonId(Columns.uuid(row, "owner")),
                row.getLong("length"),
                new NewUpload(
                        name,
                        Columns.text(row, "said_type"),
                        row.getObject("duration_ms", Long.class),
                        Columns.textOrNull(row, "waveform")),
                hash == null ? null : new FileContent(hash, bytes, name, Columns.text(row, "type")),
                thumb == null
                        ? null
                        : new FileContent(
                                thumb,
                                row.getLong("thumb_bytes"),
                                name,
                                Columns.text(row, "thumb_type")),
                notTaken == null ? null : NotTaken.of(notTaken));
    }

    boolean finished() {
        return content != null;
    }
}

package chat.parley.server.files;

import chat.parley.model.FileId;
import chat.parley.model.PersonId;
import chat.parley.server.db.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of files. No state.
final class FileSql {

    /// How much of a quota is used, and when uploads were begun.
    ///
    /// @param bytes of all files, with those on their way
    /// @param recent how many uploads were begun since the time asked for
    /// @param oldest the first of them; the time asked for if there is none
    record Use(long bytes, long recent, Instant oldest) {}

    /// Whether somebody in its room may read a message that carries the file, at this moment.
    private static final String CARRIED =
            """
            exists (select 1 from attachment a
                    join message m on m.id = a.message
                    join member p on p.room = a.room and p.person = :person
                    join room r on r.id = a.room
                    where a.file = f.id and m.deleted_at is null and r.deleted_at is null
                      and p.state = 'member' and m.seq > p.hidden_to)
            """;

    /// A picture of its own uploader, or of a room that the person may see and the uploader was in.
    private static final String PICTURE =
            """
            exists (select 1 from person x where x.avatar = f.id and x.id = f.owner)
            or exists (select 1 from room r
                       left join member p on p.room = r.id and p.person = :person
                       where r.avatar = f.id and r.deleted_at is null
                         and (p.state in ('member', 'invited')
                              or (r.kind in ('public', 'channel')
                                  and coalesce(p.state, 'left') <> 'banned'))
                         and exists (select 1 from member o
                                     where o.room = r.id and o.person = f.owner))
            """;

    /// Its own uploader, until a message carries it.
    private static final String UNATTACHED =
            """
            (f.owner = :person and not exists (select 1 from attachment a where a.file = f.id))
            """;

    /// What keeps a file besides messages.
    private static final String PICTURED =
            " and not exists (select 1 from person x where x.avatar = %1$s.id)"
                    + " and not exists (select 1 from room x where x.avatar = %1$s.id)";

    private FileSql() {}

    static void insert(Handle handle, FileRow row, Instant at) {
        handle.createUpdate(
                        "insert into stored_file (id, owner, name, length, bytes, created_at,"
                                + " duration_ms, waveform, said_type)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, row.id().value())
                .bind(1, row.owner().value())
                .bind(2, row.said().name())
                .bind(3, row.length())
                .bind(4, row.length())
                .bind(5, Columns.bind(at))
                .bind(6, row.said().durationMs())
                .bind(7, row.said().waveform())
                .bind(8, row.said().type())
                .execute();
    }

    /// A file of this person, finished or not.
    static Optional<FileRow> own(Handle handle, FileId id, PersonId owner) {
        return handle.createQuery(FileRow.COLUMNS + " where f.id = ? and f.owner = ?")
                .bind(0, id.value())
                .bind(1, owner.value())
                .map((row, _) -> FileRow.read(row))
                .findOne();
    }

    /// A finished file that this person may read at this moment.
    static Optional<FileRow> readable(Handle handle, FileId id, PersonId person) {
        return handle.createQuery(
                        FileRow.COLUMNS
                                + " where f.id = :id and f.finished_at is not null and ("
                                + UNATTACHED
                                + " or "
                                + CARRIED
                                + " or "
                                + PICTURE
                                + ")")
                .bind("id", id.value())
                .bind("person", person.value())
                .map((row, _) -> FileRow.read(row))
                .findOne();
    }

    static void finish(Handle handle, FileId id, Inspection found, Instant at) {
        FileContent thumb = found.thumb();
        handle.createUpdate(
                        """
                        update stored_file set finished_at = :at, hash = :hash, bytes = :bytes,
                            type = :type, kind = :kind, width = :width, height = :height,
                            duration_ms = :duration, waveform = :waveform,
                            thumb_hash = :thumb, thumb_bytes = :thumbBytes, thumb_type = :thumbType
                        where id = :id and finished_at is null and not_taken is null
                        """)
                .bind("at", Columns.bind(at))
                .bind("hash", found.content().hash())
                .bind("bytes", found.content().bytes())
                .bind("type", found.content().type())
                .bind("kind", found.kind().word())
                .bind("width", found.width())
                .bind("height", found.height())
                .bind("duration", found.durationMs())
                .bind("waveform", found.waveform())
                .bind("thumb", thumb == null ? null : thumb.hash())
                .bind("thumbBytes", thumb == null ? null : Long.valueOf(thumb.bytes()))
                .bind("thumbType", thumb == null ? null : thumb.type())
                .bind("id", id.value())
                .execute();
    }

    /// Marks an upload as one that is not taken; it counts no bytes any more.
    ///
    /// @return false if it is finished, here or on another node
    static boolean refuse(Handle handle, FileId id, NotTaken why) {
        return handle.createUpdate(
                                "update stored_file set not_taken = ?, bytes = 0"
                                        + " where id = ? and finished_at is null")
                        .bind(0, why.word())
                        .bind(1, id.value())
                        .execute()
                > 0;
    }

    static Use use(Handle handle, PersonId owner, Instant since) {
        long bytes =
                handle.createQuery(
                                "select coalesce(sum(bytes), 0) from stored_file where owner = ?")
                        .bind(0, owner.value())
                        .mapTo(Long.class)
                        .one();
        List<Instant> begun =
                handle.createQuery(
                                "select created_at from stored_file"
                                        + " where owner = ? and created_at > ?"
                                        + " order by created_at")
                        .bind(0, owner.value())
                        .bind(1, Columns.bind(since))
                        .map((row, _) -> Columns.time(row, "created_at"))
                        .list();
        return new Use(bytes, begun.size(), begun.isEmpty() ? since : begun.getFirst());
    }

    /// Which of these bytes any row needs.
    static Set<String> needed(Handle handle, Collection<String> hashes) {
        return new HashSet<>(
                handle.createQuery(
                                "select hash from stored_file where hash = any(:hashes)"
                                        + " union select thumb_hash from stored_file"
                                        + " where thumb_hash = any(:hashes)")
                        .bindArray("hashes", String.class, List.copyOf(hashes))
                        .mapTo(String.class)
                        .list());
    }

    /// The bytes that these files need.
    static Set<String> hashes(Handle handle, List<UUID> files) {
        return new HashSet<>(
                handle.createQuery(
                                "select hash from stored_file where id = any(:files)"
                                        + " and hash is not null"
                                        + " union select thumb_hash from stored_file"
                                        + " where id = any(:files) and thumb_hash is not null")
                        .bindArray("files", UUID.class, files)
                        .mapTo(String.class)
                        .list());
    }

    /// Files that were begun before, are carried by nothing and are nobody's picture.
    static List<UUID> unattached(Handle handle, Instant before, int limit) {
        return handle.createQuery(
                        "select f.id from stored_file f where f.created_at < ?"
                                + " and not exists"
                                + " (select 1 from attachment a where a.file = f.id)"
                                + PICTURED.formatted("f")
                                + " limit ?")
                .bind(0, Columns.bind(before))
                .bind(1, limit)
                .map((row, _) -> Columns.uuid(row, "id"))
                .list();
    }

    /// Files carried by messages that were deleted before.
    static List<UUID> ofDeleted(Handle handle, Instant before, int limit) {
        return handle.createQuery(
                        "select distinct a.file as id from attachment a"
                                + " join message m on m.id = a.message"
                                + " where m.deleted_at < ? limit ?")
                .bind(0, Columns.bind(before))
                .bind(1, limit)
                .map((row, _) -> Columns.uuid(row, "id"))
                .list();
    }

    /// Takes files from messages that were deleted before.
    static void detach(Handle handle, List<UUID> files, Instant before) {
        handle.createUpdate(
                        "delete from attachment where file = any(:files) and message in"
                                + " (select m.id from message m"
                                + " join attachment a on a.message = m.id"
                                + " where a.file = any(:files) and m.deleted_at < :before)")
                .bindArray("files", UUID.class, files)
                .bind("before", Columns.bind(before))
                .execute();
    }

    /// Forgets those of these files that nothing carries.
    static void remove(Handle handle, List<UUID> files) {
        handle.createUpdate(
                        "delete from stored_file where id = any(:files) and not exists"
                                + " (select 1 from attachment a where a.file = stored_file.id)"
                                + PICTURED.formatted("stored_file"))
                .bindArray("files", UUID.class, files)
                .execute();
    }

    /// Which of these uploads may still go on.
    static Set<UUID> unfinished(Handle handle, List<UUID> files) {
        return new HashSet<>(
                handle.createQuery(
                                "select id from stored_file where id = any(:files)"
                                        + " and finished_at is null")
                        .bindArray("files", UUID.class, files)
                        .map((row, _) -> Columns.uuid(row, "id"))
                        .list());
    }
}

package chat.parley.server.rooms;

import chat.parley.model.Draft;
import chat.parley.model.DraftReply;
import chat.parley.model.FileId;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.server.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of drafts. No state.
final class DraftSql {

    private static final String SELECT =
            "select d.room, d.place, d.text, d.reply_to, d.quote, d.attachments, d.version, d.at"
                    + " from draft d ";

    private static final String SOMETHING =
            "(d.text <> '' or d.reply_to is not null or d.attachments is not null)";

    private DraftSql() {}

    static Optional<Draft> find(
            Handle handle, PersonId person, RoomId room, @Nullable MessageId thread) {
        return handle.createQuery(SELECT + "where d.person = ? and d.room = ? and d.place = ?")
                .bind(0, person.value())
                .bind(1, room.value())
                .bind(2, place(room, thread))
                .map((row, _) -> read(row))
                .findOne();
    }

    /// What there is in the rooms of a person.
    static List<Draft> of(Handle handle, PersonId person) {
        return handle.createQuery(
                        SELECT
                                + "join member m on m.room = d.room and m.person = d.person"
                                + " join room r on r.id = d.room"
                                + " where d.person = ? and m.state = 'member'"
                                + " and r.deleted_at is null and "
                                + SOMETHING
                                + " order by d.room, d.place")
                .bind(0, person.value())
                .map((row, _) -> read(row))
                .list();
    }

    /// What there is in one room.
    static List<Draft> in(Handle handle, PersonId person, RoomId room) {
        return handle.createQuery(
                        SELECT
                                + "where d.person = ? and d.room = ? and "
                                + SOMETHING
                                + " order by d.place")
                .bind(0, person.value())
                .bind(1, room.value())
                .map((row, _) -> read(row))
                .list();
    }

    /// How much a person has typed and not sent, one draft left out.
    ///
    /// @param letters code points of all texts
    record Amount(int drafts, long letters) {}

    static Amount besides(Handle handle, PersonId person, Draft draft) {
        return handle.createQuery(
                        "select count(*) as drafts, coalesce(sum(char_length(d.text)), 0) as letters"
                                + " from draft d where d.person = ? and not"
                                + " (d.room = ? and d.place = ?) and "
                                + SOMETHING)
                .bind(0, person.value())
                .bind(1, draft.room().value())
                .bind(2, place(draft.room(), draft.thread()))
                .map((row, _) -> new Amount(row.getInt("drafts"), row.getLong("letters")))
                .one();
    }

    /// Takes away the versions of drafts that were emptied before some time.
    static int forgetEmpty(Handle handle, Instant before) {
        return handle.createUpdate(
                        "delete from draft where text = '' and reply_to is null"
                                + " and attachments is null and at < ?")
                .bind(0, Columns.bind(before))
                .execute();
    }

    static void put(Handle handle, PersonId person, Draft draft) {
        DraftReply reply = draft.replyTo();
        handle.createUpdate("delete from draft where person = ? and room = ? and place = ?")
                .bind(0, person.value())
                .bind(1, draft.room().value())
                .bind(2, place(draft.room(), draft.thread()))
                .execute();
        handle.createUpdate(
                        "insert into draft (person, room, place, text, reply_to, quote,"
                                + " attachments, version, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, person.value())
                .bind(1, draft.room().value())
                .bind(2, place(draft.room(), draft.thread()))
                .bind(3, draft.text())
                .bind(4, reply == null ? null : reply.message().value())
                .bind(5, reply == null ? null : reply.quote())
                .bind(6, files(draft.attachments()))
                .bind(7, draft.version())
                .bind(8, Columns.bind(draft.at()))
                .execute();
    }

    private static Draft read(ResultSet row) throws SQLException {
        RoomId room = new RoomId(Columns.uuid(row, "room"));
        UUID place = Columns.uuid(row, "place");
        UUID reply = Columns.uuidOrNull(row, "reply_to");
        String files = Columns.textOrNull(row, "attachments");
        return new Draft(
                room,
                place.equals(room.value()) ? null : new MessageId(place),
                Columns.text(row, "text"),
                reply == null
                        ? null
                        : new DraftReply(new MessageId(reply), Columns.textOrNull(row, "quote")),
                files == null
                        ? List.of()
                        : Arrays.stream(files.split(" ", -1)).map(FileId::of).toList(),
                row.getLong("version"),
                Columns.time(row, "at"));
    }

    private static @Nullable String files(List<FileId> files) {
        return files.isEmpty()
                ? null
                : files.stream().map(FileId::toString).collect(Collectors.joining(" "));
    }

    private static UUID place(RoomId room, @Nullable MessageId thread) {
        return thread == null ? room.value() : thread.value();
    }
}

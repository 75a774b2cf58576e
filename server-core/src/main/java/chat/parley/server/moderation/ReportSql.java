package chat.parley.server.moderation;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.ReportAction;
import chat.parley.model.ReportId;
import chat.parley.model.ReportListing;
import chat.parley.model.RoomId;
import chat.parley.server.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of reports. No state.
final class ReportSql {

    private static final UUID FIRST = new UUID(0, 0);

    /// Waiting ones that are for `:by`: of rooms they moderate, and all for administrators.
    private static final String FOR_ME =
            """
            select id, room, message, author, by_person, reason, at from report r
            where (exists (select 1 from member m
                            where m.room = r.room and m.person = :by and m.state = 'member'
                              and m.role in ('owner', 'admin', 'moderator'))
                or exists (select 1 from person p
                            where p.id = :by and p.server_role = 'admin' and p.state = 'active'))
            """;

    private ReportSql() {}

    static void insert(Handle handle, ReportListing report) {
        handle.createUpdate(
                        """
                        insert into report (id, room, message, author, by_person, reason, at)
                        values (:id, :room, :message, :author, :by, :reason, :at)
                        """)
                .bind("id", report.id().value())
                .bind("room", report.room().value())
                .bind("message", report.message().value())
                .bind("author", report.author().value())
                .bind("by", report.by().value())
                .bind("reason", report.reason())
                .bind("at", Columns.bind(report.at()))
                .execute();
    }

    /// Whether this person has reported this message before.
    static boolean reported(Handle handle, ReportListing report) {
        return handle.createQuery("select count(*) from report where message = ? and by_person = ?")
                        .bind(0, report.message().value())
                        .bind(1, report.by().value())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    static List<ReportListing> waiting(
            Handle handle, PersonId by, @Nullable UUID after, int limit) {
        return handle.createQuery(
                        FOR_ME
                                + " and resolved_at is null and id > :after"
                                + " order by id limit :limit")
                .bind("by", by.value())
                .bind("after", after == null ? FIRST : after)
                .bind("limit", limit)
                .map((row, _) -> listing(row))
                .list();
    }

    /// A report that is for this person, answered or not.
    static Optional<ReportListing> find(Handle handle, PersonId by, ReportId report) {
        return handle.createQuery(FOR_ME + " and id = :id")
                .bind("by", by.value())
                .bind("id", report.value())
                .map((row, _) -> listing(row))
                .findOne();
    }

    /// Marks it.
    ///
    /// @return false if it was answered before
    static boolean resolve(
            Handle handle, ReportId report, ReportAction action, PersonId by, Instant at) {
        return handle.createUpdate(
                                "update report set action = ?, resolved_by = ?, resolved_at = ?"
                                        + " where id = ? and resolved_at is null")
                        .bind(0, action.word())
                        .bind(1, by.value())
                        .bind(2, Columns.bind(at))
                        .bind(3, report.value())
                        .execute()
                > 0;
    }

    private static ReportListing listing(ResultSet row) throws SQLException {
        return new ReportListing(
                new ReportId(Columns.uuid(row, "id")),
                new RoomId(Columns.uuid(row, "room")),
                new MessageId(Columns.uuid(row, "message")),
                new PersonId(Columns.uuid(row, "author")),
                new PersonId(Columns.uuid(row, "by_person")),
                Columns.text(row, "reason"),
                Columns.time(row, "at"));
    }
}

package chat.parley.server.accounts;

import chat.parley.model.Account;
import chat.parley.model.AccountState;
import chat.parley.model.AuditAction;
import chat.parley.model.AuditEntry;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.ServerRole;
import chat.parley.server.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows that administrators look at and change. No state.
final class AdministrationSql {

    private static final String ACCOUNT =
            """
            select id, username, display_name, server_role, state, created_at, last_seen,
                   (select count(*) from session s
                     where s.person = p.id and s.ended_at is null) as sessions
            from person p
            """;

    private AdministrationSql() {}

    static Optional<Account> account(Handle handle, String username) {
        return handle.createQuery(ACCOUNT + "where username = ?")
                .bind(0, username)
                .map((row, _) -> account(row))
                .findOne();
    }

    /// Accounts by user name.
    ///
    /// @param part a part of a name in lower case, escaped for `like` with `!`
    /// @param after the last user name of the page before, empty for the first page
    static List<Account> accounts(Handle handle, String part, String after, int limit) {
        return handle.createQuery(
                        ACCOUNT
                                + """
                                where search_key like '%' || :part || '%' escape '!' and username > :after
                                order by username limit :limit
                                """)
                .bind("part", part)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> account(row))
                .list();
    }

    /// Acts, newest first.
    ///
    /// @param before only those with a smaller number
    static List<AuditEntry> audit(Handle handle, long before, int limit) {
        return handle.createQuery(
                        """
                        select n, at, by_person, action, person, room, message, detail from audit
                        where n < :before order by n desc limit :limit
                        """)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> entry(row))
                .list();
    }

    /// Makes those who take somebody's role or account away wait for each other, on all nodes.
    static void lockAdministrators(Handle handle) {
        handle.createQuery("select name from server_setting where name = 'server.id' for update")
                .mapTo(String.class)
                .findOne();
    }

    /// Whether somebody else could administer the server.
    static boolean otherAdministrator(Handle handle, PersonId but) {
        return handle.createQuery(
                                "select count(*) from person"
                                        + " where server_role = 'admin' and state = 'active' and id <> ?")
                        .bind(0, but.value())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    static void setState(Handle handle, PersonId person, AccountState state) {
        handle.createUpdate("update person set state = ? where id = ?")
                .bind(0, state.word())
                .bind(1, person.value())
                .execute();
    }

    static ServerRole role(Handle handle, PersonId person) {
        return ServerRole.of(
                handle.createQuery("select server_role from person where id = ?")
                        .bind(0, person.value())
                        .mapTo(String.class)
                        .one());
    }

    static void setRole(Handle handle, PersonId person, ServerRole role) {
        handle.createUpdate("update person set server_role = ? where id = ?")
                .bind(0, role.word())
                .bind(1, person.value())
                .execute();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new PersonId(Columns.uuid(row, "id")),
                Columns.text(row, "username"),
                Columns.text(row, "display_name"),
                ServerRole.of(Columns.text(row, "server_role")),
                AccountState.of(Columns.text(row, "state")),
                Columns.time(row, "created_at"),
                Columns.timeOrNull(row, "last_seen"),
                row.getLong("sessions"));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        UUID room = Columns.uuidOrNull(row, "room");
        UUID message = Columns.uuidOrNull(row, "message");
        return new AuditEntry(
                row.getLong("n"),
                Columns.time(row, "at"),
                person(row, "by_person"),
                AuditAction.of(Columns.text(row, "action")),
                person(row, "person"),
                room == null ? null : new RoomId(room),
                message == null ? null : new MessageId(message),
                Columns.textOrNull(row, "detail"));
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        UUID id = Columns.uuidOrNull(row, column);
        return id == null ? null : new PersonId(id);
    }
}

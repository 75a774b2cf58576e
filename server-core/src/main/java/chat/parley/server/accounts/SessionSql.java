package chat.parley.server.accounts;

import chat.parley.model.PersonId;
import chat.parley.model.ServerRole;
import chat.parley.model.SessionId;
import chat.parley.model.SessionListing;
import chat.parley.server.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of sessions and tokens. No state.
final class SessionSql {

    /// A stored refresh token and its session.
    ///
    /// @param rotation how it was used up, absent while it was not
    record RefreshRow(
            SessionId session,
            PersonId person,
            boolean ended,
            boolean suspended,
            Instant expiresAt,
            @Nullable UUID rotation,
            @Nullable Instant usedAt) {}

    /// A stored access token and its session.
    record AccessRow(SignedIn signedIn, boolean ended, boolean suspended) {}

    private SessionSql() {}

    static void insert(
            Handle handle, SessionId session, PersonId person, String device, Instant at) {
        handle.createUpdate(
                        "insert into session (id, person, device, created_at, seen_at)"
                                + " values (?, ?, ?, ?, ?)")
                .bind(0, session.value())
                .bind(1, person.value())
                .bind(2, device)
                .bind(3, Columns.bind(at))
                .bind(4, Columns.bind(at))
                .execute();
    }

    /// The sessions of a person that can still be renewed, the newest first.
    ///
    /// @param current the one that asks
    static List<SessionListing> listed(
            Handle handle, PersonId person, SessionId current, Instant now) {
        return handle.createQuery(
                        """
                        select s.id, s.device, s.created_at, s.seen_at from session s
                        where s.person = :person and s.ended_at is null
                          and exists (select 1 from refresh_token t
                                       where t.session = s.id and t.used_at is null
                                         and t.expires_at > :now)
                        order by s.created_at desc, s.id desc
                        """)
                .bind("person", person.value())
                .bind("now", Columns.bind(now))
                .map((row, _) -> listing(row, current))
                .list();
    }

    private static SessionListing listing(ResultSet row, SessionId current) throws SQLException {
        SessionId id = new SessionId(Columns.uuid(row, "id"));
        Instant created = Columns.time(row, "created_at");
        Instant seen = Columns.timeOrNull(row, "seen_at");
        return new SessionListing(
                id,
                Columns.text(row, "device"),
                created,
                seen == null ? created : seen,
                id.equals(current));
    }

    /// Notes that it was given tokens.
    static void seen(Handle handle, SessionId session, Instant at) {
        handle.createUpdate("update session set seen_at = ? where id = ?")
                .bind(0, Columns.bind(at))
                .bind(1, session.value())
                .execute();
    }

    /// Whether the session and its account still stand.
    static boolean stands(Handle handle, SessionId session) {
        return handle.createQuery(
                                """
                                select count(*) from session s join person p on p.id = s.person
                                where s.id = ? and s.ended_at is null and p.state = 'active'
                                """)
                        .bind(0, session.value())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /// Whether the session is one of this person, ended or not.
    static boolean belongs(Handle handle, PersonId person, SessionId session) {
        return handle.createQuery("select count(*) from session where id = ? and person = ?")
                        .bind(0, session.value())
                        .bind(1, person.value())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    static void insertTokens(
            Handle handle, SessionId session, Tokens.Pair pair, Instant access, Instant refresh) {
        insertToken(handle, "access_token", Tokens.hash(pair.access()), session, access);
        insertToken(handle, "refresh_token", Tokens.hash(pair.refresh()), session, refresh);
    }

    private static void insertToken(
            Handle handle, String table, byte[] hash, SessionId session, Instant expiresAt) {
        handle.createUpdate(
                        "insert into " + table + " (hash, session, expires_at) values (?, ?, ?)")
                .bind(0, hash)
                .bind(1, session.value())
                .bind(2, Columns.bind(expiresAt))
                .execute();
    }

    static Optional<RefreshRow> refreshToken(Handle handle, byte[] hash) {
        return handle.createQuery(
                        """
                        select t.session, t.expires_at, t.rotation, t.used_at, s.person, s.ended_at,
                               p.state
                        from refresh_token t
                        join session s on s.id = t.session
                        join person p on p.id = s.person
                        where t.hash = ?
                        """)
                .bind(0, hash)
                .map((row, _) -> refreshRow(row))
                .findOne();
    }

    /// Waits for whoever else uses this token.
    static void lockRefreshToken(Handle handle, byte[] hash) {
        handle.createQuery("select session from refresh_token where hash = ? for update")
                .bind(0, hash)
                .map((row, _) -> Columns.uuid(row, "session"))
                .findOne();
    }

    static void useUp(Handle handle, byte[] hash, UUID rotation, Instant at) {
        handle.createUpdate("update refresh_token set rotation = ?, used_at = ? where hash = ?")
                .bind(0, rotation)
                .bind(1, Columns.bind(at))
                .bind(2, hash)
                .execute();
    }

    static Instant accessExpiry(Handle handle, byte[] hash, Instant ifMissing) {
        return handle.createQuery("select expires_at from access_token where hash = ?")
                .bind(0, hash)
                .map((row, _) -> Columns.time(row, "expires_at"))
                .findOne()
                .orElse(ifMissing);
    }

    /// Forgets what can't be told apart from unknown any more.
    static void forgetOldTokens(Handle handle, SessionId session, Instant access, Instant refresh) {
        handle.createUpdate("delete from access_token where session = ? and expires_at < ?")
                .bind(0, session.value())
                .bind(1, Columns.bind(access))
                .execute();
        handle.createUpdate("delete from refresh_token where session = ? and expires_at < ?")
                .bind(0, session.value())
                .bind(1, Columns.bind(refresh))
                .execute();
    }

    static Optional<AccessRow> accessToken(Handle handle, byte[] hash) {
        return handle.createQuery(
                        """
                        select t.session, t.expires_at, s.person, s.ended_at, p.server_role, p.state
                        from access_token t
                        join session s on s.id = t.session
                        join person p on p.id = s.person
                        where t.hash = ?
                        """)
                .bind(0, hash)
                .map((row, _) -> accessRow(row))
                .findOne();
    }

    /// The sessions of a person that have not ended, but one.
    static List<SessionId> others(Handle handle, PersonId person, SessionId but) {
        return handle.createQuery(
                        "select id from session where person = ? and ended_at is null and id <> ?")
                .bind(0, person.value())
                .bind(1, but.value())
                .map((row, _) -> new SessionId(Columns.uuid(row, "id")))
                .list();
    }

    /// The sessions of a person that have not ended, but the newest ones.
    static List<SessionId> surplus(Handle handle, PersonId person, int but) {
        return handle.createQuery(
                        "select id from session where person = ? and ended_at is null"
                                + " order by coalesce(seen_at, created_at) desc, id desc offset ?")
                .bind(0, person.value())
                .bind(1, but)
                .map((row, _) -> new SessionId(Columns.uuid(row, "id")))
                .list();
    }

    /// Forgets tokens that expired before some time, and older sessions that have none left.
    static int forget(Handle handle, Instant before) {
        for (String table : List.of("access_token", "refresh_token")) {
            handle.createUpdate("delete from " + table + " where expires_at < ?")
                    .bind(0, Columns.bind(before))
                    .execute();
        }
        return handle.createUpdate(
                        """
                        delete from session where created_at < ?
                          and not exists (select 1 from access_token t where t.session = session.id)
                          and not exists (select 1 from refresh_token t where t.session = session.id)
                        """)
                .bind(0, Columns.bind(before))
                .execute();
    }

    /// Ends a session; false if it has ended, or is another person's.
    static boolean end(Handle handle, PersonId person, SessionId session, Instant at) {
        int ended =
                handle.createUpdate(
                                "update session set ended_at = ?"
                                        + " where id = ? and person = ? and ended_at is null")
                        .bind(0, Columns.bind(at))
                        .bind(1, session.value())
                        .bind(2, person.value())
                        .execute();
        return ended > 0;
    }

    private static RefreshRow refreshRow(ResultSet row) throws SQLException {
        return new RefreshRow(
                new SessionId(Columns.uuid(row, "session")),
                new PersonId(Columns.uuid(row, "person")),
                Columns.timeOrNull(row, "ended_at") != null,
                !Columns.text(row, "state").equals("active"),
                Columns.time(row, "expires_at"),
                Columns.uuidOrNull(row, "rotation"),
                Columns.timeOrNull(row, "used_at"));
    }

    private static AccessRow accessRow(ResultSet row) throws SQLException {
        return new AccessRow(
                new SignedIn(
                        new PersonId(Columns.uuid(row, "person")),
                        new SessionId(Columns.uuid(row, "session")),
                        ServerRole.of(Columns.text(row, "server_role")),
                        Columns.time(row, "expires_at")),
                Columns.timeOrNull(row, "ended_at") != null,
                !Columns.text(row, "state").equals("active"));
    }
}

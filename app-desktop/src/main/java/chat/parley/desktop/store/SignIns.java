package chat.parley.desktop.store;

import chat.parley.model.PersonId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Known servers with their pinned keys, and saved sign-ins. Thread-safe; calls block on the disk,
/// and what they write is synced.
public final class SignIns {
    private final Database database;

    SignIns(Database database) {
        this.database = database;
    }

    /// Servers, the last used first.
    public List<KnownServer> servers() {
        return database.query(
                "select * from server order by last_used desc, server_id", SignIns::server);
    }

    public Optional<KnownServer> server(String serverId) {
        return database
                .query("select * from server where server_id = ?", SignIns::server, serverId)
                .stream()
                .findFirst();
    }

    /// Servers last met at an address.
    public List<KnownServer> at(URI address) {
        return database.query(
                "select * from server where address = ? order by last_used desc",
                SignIns::server,
                address.toString());
    }

    public void save(KnownServer server) {
        database.write(db ->
                db.update(
                        "merge into server key(server_id) values (?, ?, ?, ?, ?)",
                        server.serverId(),
                        server.name(),
                        server.address().toString(),
                        server.fingerprint(),
                        server.lastUsed().atOffset(ZoneOffset.UTC)));
        database.sync();
    }

    /// Sign-ins in the order of their servers.
    public List<SignIn> all() {
        return database.query(
                "select i.* from sign_in i join server s on s.server_id = i.server_id"
                        + " order by s.last_used desc, i.username",
                SignIns::signIn);
    }

    public Optional<SignIn> of(Account account) {
        return database
                .query(
                        "select * from sign_in where server_id = ? and person = ?",
                        SignIns::signIn,
                        account.serverId(),
                        account.person().value())
                .stream()
                .findFirst();
    }

    public void save(SignIn signIn) {
        database.write(db ->
                db.update(
                        "merge into sign_in key(server_id, person)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                        signIn.account().serverId(),
                        signIn.account().person().value(),
                        signIn.username(),
                        signIn.displayName(),
                        signIn.token(),
                        signIn.tokenExpires().atOffset(ZoneOffset.UTC),
                        signIn.refreshToken(),
                        signIn.rotation()));
        database.sync();
    }

    /// Forgets the tokens of an account; its unsent messages and drafts stay.
    public void forget(Account account) {
        database.write(db ->
                db.update(
                        "delete from sign_in where server_id = ? and person = ?",
                        account.serverId(),
                        account.person().value()));
        database.sync();
    }

    /// Forgets a server with its key and the tokens of all its accounts.
    public void forgetServer(String serverId) {
        database.write(db -> {
            db.update("delete from sign_in where server_id = ?", serverId);
            db.update("delete from server where server_id = ?", serverId);
        });
        database.sync();
    }

    private static KnownServer server(ResultSet row) throws SQLException {
        return new KnownServer(
                row.getString("server_id"),
                row.getString("name"),
                URI.create(row.getString("address")),
                row.getString("fingerprint"),
                instant(row, "last_used"));
    }

    private static SignIn signIn(ResultSet row) throws SQLException {
        return new SignIn(
                new Account(
                        row.getString("server_id"),
                        new PersonId(row.getObject("person", UUID.class))),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("token"),
                instant(row, "token_expires"),
                row.getString("refresh_token"),
                row.getObject("rotation", UUID.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

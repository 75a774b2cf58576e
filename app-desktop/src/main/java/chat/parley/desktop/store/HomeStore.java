package chat.parley.desktop.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What cannot be had again from a server: known servers and their keys, sign-ins, settings, unsent
/// messages, drafts. Thread-safe; calls block on the disk.
///
/// It is one small file apart from the copies of rooms, so that whatever happens to those, nothing
/// typed is lost.
public final class HomeStore implements AutoCloseable {
    private static final List<String> STEPS =
            List.of(
                    """
                    create table if not exists server(server_id text primary key, name text not null,
                        address text not null, fingerprint text,
                        last_used timestamp with time zone not null);
                    create table if not exists sign_in(server_id text not null, person uuid not null,
                        username text not null, display_name text not null, token text not null,
                        token_expires timestamp with time zone not null,
                        refresh_token text not null, rotation uuid,
                        primary key (server_id, person));
                    create table if not exists setting(name text primary key, val text not null);
                    create table if not exists outbox(op uuid primary key, place bigint not null,
                        server_id text not null, person uuid not null, room uuid not null,
                        body text not null, at timestamp with time zone not null,
                        refusal text);
                    create table if not exists draft(server_id text not null, person uuid not null,
                        room uuid not null, body text not null,
                        at timestamp with time zone not null,
                        primary key (server_id, person, room))
                    """);

    private final Database database;

    private HomeStore(Database database) {
        this.database = database;
    }

    /// Opens the store of a home, making it if it is missing.
    ///
    /// @throws StoreInUse if another Parley uses this home
    /// @throws StoreFault if it cannot be opened
    public static HomeStore open(AppHome home, Clock clock) {
        return new HomeStore(Database.open(home.directory(), "parley", STEPS, clock));
    }

    /// A store that is gone when it is closed.
    public static HomeStore inMemory() {
        return new HomeStore(Database.inMemory(STEPS));
    }

    /// Where a damaged store was moved to when this one was opened in its place; tell the person.
    public Optional<Path> movedAside() {
        return database.movedAside();
    }

    public SignIns signIns() {
        return new SignIns(database);
    }

    public UnsentMessages unsent(Account account) {
        return new UnsentMessages(database, account);
    }

    public Drafts drafts(Account account) {
        return new Drafts(database, account);
    }

    /// The value of a setting, if it was ever set.
    public Optional<String> setting(String name) {
        return database
                .query("select val from setting where name = ?", row -> row.getString(1), name)
                .stream()
                .findFirst();
    }

    public void set(String name, String value) {
        database.write(db -> db.update("merge into setting key(name) values (?, ?)", name, value));
    }

    @Override
    public void close() {
        database.close();
    }
}

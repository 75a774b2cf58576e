package chat.parley.server;

import chat.parley.model.Account;
import chat.parley.model.AccountState;
import chat.parley.model.PersonId;
import chat.parley.model.RoomListing;
import chat.parley.model.ServerRole;
import chat.parley.protocol.AccountPage;
import chat.parley.protocol.ListAccounts;
import chat.parley.protocol.ServerStatistics;
import chat.parley.server.accounts.AccountRules;
import chat.parley.server.accounts.Accounts;
import chat.parley.server.accounts.Administration;
import chat.parley.server.accounts.Attendance;
import chat.parley.server.accounts.People;
import chat.parley.server.db.Database;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.doorbell.LocalDoorbell;
import chat.parley.server.moderation.Census;
import chat.parley.server.search.MessageSearch;
import chat.parley.server.search.RebuildProgress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the operator of a server does at its machine, straight on its database: with PostgreSQL
/// while the nodes run, which notice within a second; with the embedded one while it is stopped.
///
/// Thread-safe; blocks on the database. Whoever may open the database may do this; every act is
/// kept in the audit log as done by nobody signed in.
public final class Console implements AutoCloseable {

    private static final int PAGE = 100;

    private final Database database;
    private final Path searchFolder;
    private final Administration administration;
    private final Census census;

    private Console(Database database, ServerConfig config) {
        this.database = database;
        this.searchFolder = ChatServer.searchFolder(config);
        InstantSource clock = ChatServer.CLOCK;
        // The nodes of a server look by themselves each second.
        LocalDoorbell doorbell = new LocalDoorbell();
        Accounts accounts =
                new Accounts(
                        database,
                        doorbell,
                        clock,
                        new SecureRandom(),
                        new AccountRules(config.registration(), config.limits()));
        this.administration =
                new Administration(
                        database, doorbell, clock, accounts, new People(clock, Attendance.NOBODY));
        this.census = new Census(database, ChatServer.version(), clock.instant());
    }

    /// Opens the database of a server.
    ///
    /// @throws IllegalArgumentException if there is none in the data folder
    /// @throws chat.parley.server.db.UnusableDatabase if it can't be had, for example because the
    ///   server that owns the folder runs
    public static Console open(ServerConfig config) {
        DatabaseSettings settings = ChatServer.databaseSettings(config);
        if (!settings.present()) {
            throw new IllegalArgumentException(
                    "no server has kept anything in " + config.dataDir());
        }
        return new Console(Database.open(settings), config);
    }

    /// Accounts with this in a name, by user name.
    ///
    /// @param query may be empty
    public List<Account> accounts(String query) {
        List<Account> all = new ArrayList<>();
        String after = null;
        do {
            AccountPage page = administration.list(new ListAccounts(0, query, after, PAGE));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    /// The account with exactly this user name.
    public Optional<Account> account(String username) {
        return administration.named(username);
    }

    /// Public rooms and channels, the largest first.
    public List<RoomListing> rooms() {
        return census.rooms(Integer.MAX_VALUE);
    }

    /// Suspends or restores an account.
    ///
    /// @throws chat.parley.model.Refusal `CONFLICT` for the last administrator
    public boolean setState(PersonId person, AccountState state) {
        return !administration.setState(person, state).unchanged();
    }

    /// Makes somebody an administrator, or no longer one.
    ///
    /// @throws chat.parley.model.Refusal `CONFLICT` for the last administrator
    public boolean setRole(PersonId person, ServerRole role) {
        return !administration.setRole(person, role).unchanged();
    }

    /// Gives an account a password that opens it once, and ends its sessions.
    public String resetPassword(PersonId person) {
        return administration.resetPassword(person);
    }

    /// Ends all sessions of a person.
    public void endSessions(PersonId person) {
        administration.endSessions(person);
    }

    /// How much there is.
    public ServerStatistics statistics() {
        return census.taken(0);
    }

    /// Makes the index for finding messages again from the rows. With PostgreSQL that is the index
    /// of all nodes, which go on asking and following it.
    ///
    /// @return how many messages it has taken in
    /// @throws chat.parley.server.search.IndexFault if its files can't be written
    public long rebuildSearch(RebuildProgress progress) {
        try (MessageSearch index = MessageSearch.of(database, searchFolder)) {
            return index.rebuild(progress);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}

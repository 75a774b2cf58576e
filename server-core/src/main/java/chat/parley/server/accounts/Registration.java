package chat.parley.server.accounts;

import chat.parley.model.Names;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.ServerRole;
import chat.parley.model.UuidV7;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.SessionGrant;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/// Makes accounts, each with its first session. Thread-safe; blocks on the database.
final class Registration {

    private final Database database;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Admission admission;

    Registration(
            Database database,
            InstantSource clock,
            UuidV7 ids,
            Passwords passwords,
            Sessions sessions,
            Admission admission) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.passwords = passwords;
        this.sessions = sessions;
        this.admission = admission;
    }

    /// @param address network address of who asks, for the rate limits
    SessionGrant register(NewAccount account, String address) {
        String username = Names.userName("username", account.username());
        String displayName = Names.name("displayName", account.displayName());
        String device = Sessions.device(account.device());
        String typed = account.password();
        String password = typed == null ? null : Names.password("password", typed);
        ServerRole role = admission.role(account, address, clock.instant());
        if (database.read(handle -> AccountSql.nameTaken(handle, username))) {
            throw nameTaken();
        }
        AccountSql.NewPerson person =
                new AccountSql.NewPerson(
                        new PersonId(ids.next()),
                        username,
                        displayName,
                        role,
                        password == null ? null : passwords.hash(password),
                        clock.instant());
        SessionGrant grant =
                database.writes()
                        .write(
                                LockKey.none(),
                                handle -> registered(handle, person, device, account));
        admission.made(role);
        return grant;
    }

    private SessionGrant registered(
            Handle handle, AccountSql.NewPerson person, String device, NewAccount account) {
        if (AccountSql.nameTaken(handle, person.username())) {
            throw nameTaken();
        }
        admission.use(handle, account, person.role(), person.at());
        AccountSql.insert(handle, person);
        return sessions.start(handle, person.id(), device);
    }

    private static Refusal nameTaken() {
        return Refusal.of(RefusalCode.NAME_TAKEN, "this user name belongs to somebody", "username");
    }
}

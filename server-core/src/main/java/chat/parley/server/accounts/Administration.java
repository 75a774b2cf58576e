package chat.parley.server.accounts;

import chat.parley.model.Account;
import chat.parley.model.AccountState;
import chat.parley.model.AuditAction;
import chat.parley.model.AuditEntry;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.ServerRole;
import chat.parley.protocol.AccountPage;
import chat.parley.protocol.AuditPage;
import chat.parley.protocol.ChangeServer;
import chat.parley.protocol.Done;
import chat.parley.protocol.ListAccounts;
import chat.parley.protocol.ListAudit;
import chat.parley.protocol.Operation;
import chat.parley.protocol.PasswordReset;
import chat.parley.protocol.ResetPassword;
import chat.parley.protocol.SetAccountState;
import chat.parley.protocol.SetServerRole;
import chat.parley.server.accounts.AuditLog.Act;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import chat.parley.server.doorbell.Doorbell;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The public door of what administrators of the server do to accounts and to the server itself.
///
/// Thread-safe; every method may block on the database. That the asker is an administrator is
/// checked inside the transaction. Every act leaves its row in the audit log.
public final class Administration {

    private static final int PAGE = 50;
    private static final String USER_NAME = "[a-z0-9._-]{2,32}";

    private final Database database;
    private final Doorbell doorbell;
    private final InstantSource clock;
    private final Accounts accounts;
    private final People people;
    private final AccountActs acts;

    public Administration(
            Database database,
            Doorbell doorbell,
            InstantSource clock,
            Accounts accounts,
            People people) {
        this.database = database;
        this.doorbell = doorbell;
        this.clock = clock;
        this.accounts = accounts;
        this.people = people;
        this.acts = new AccountActs(clock, accounts);
    }

    /// A page of accounts.
    public AccountPage list(ListAccounts command) {
        String query = command.query();
        String after = command.after();
        if (after != null && !after.matches(USER_NAME)) {
            throw notAPlace();
        }
        int limit = limit(command.limit());
        List<Account> found =
                database.read(handle ->
                        AdministrationSql.accounts(
                                handle,
                                Profiles.searched(query == null ? "" : query),
                                after == null ? "" : after,
                                limit + 1));
        boolean more = found.size() > limit;
        List<Account> page = more ? found.subList(0, limit) : found;
        return new AccountPage(page, more, more ? page.getLast().username() : null);
    }

    /// The account with exactly this user name.
    public Optional<Account> named(String username) {
        return database.read(handle -> AdministrationSql.account(handle, username));
    }

    /// A page of the audit log.
    public AuditPage audit(ListAudit command) {
        int limit = limit(command.limit());
        long before = number(command.after());
        return database.read(handle -> {
            List<AuditEntry> found = AdministrationSql.audit(handle, before, limit + 1);
            boolean more = found.size() > limit;
            List<AuditEntry> page = more ? found.subList(0, limit) : found;
            List<PersonId> spokenOf =
                    page.stream()
                            .flatMap(entry -> Stream.of(entry.by(), entry.person()))
                            .filter(Objects::nonNull)
                            .toList();
            return new AuditPage(
                    page,
                    people.seen(handle, spokenOf),
                    more,
                    more ? Long.toString(page.getLast().n()) : null);
        });
    }

    /// Suspends or restores an account.
    public Done setState(PersonId by, SetAccountState command) {
        PersonId person = command.person();
        return actAlone(by, command, handle -> acts.state(handle, by, person, command.state()));
    }

    /// Suspends or restores an account for the operator at the console.
    public Done setState(PersonId person, AccountState state) {
        return alone(handle -> acts.state(handle, null, person, state));
    }

    /// Makes somebody an administrator, or no longer one.
    public Done setRole(PersonId by, SetServerRole command) {
        return actAlone(
                by, command, handle -> acts.role(handle, by, command.person(), command.role()));
    }

    /// Makes somebody an administrator, or no longer one, for the operator at the console.
    public Done setRole(PersonId person, ServerRole role) {
        return alone(handle -> acts.role(handle, null, person, role));
    }

    /// Gives an account a password that opens it once, and ends its sessions. Who has lost the role
    /// since and asks again is told that it was done, without the password.
    public PasswordReset resetPassword(PersonId by, ResetPassword command) {
        if (by.equals(command.person())) {
            throw Refusal.badField("person", "somebody else: change your own with the present one");
        }
        // Hashing costs much; nobody else shall make the server do it.
        if (!database.read(handle -> AccountSql.isAdministrator(handle, by))) {
            if (database.read(handle -> Operations.find(handle, by, command)).isEmpty()) {
                throw Refusal.forbidden();
            }
            return new PasswordReset(null, true);
        }
        // The same for the same operation, so that a retry after a lost answer gets it too.
        String password = accounts.oneTimePassword(by, command.op());
        String hash = accounts.hash(password);
        Done done = actAlone(by, command, handle -> acts.reset(handle, by, command.person(), hash));
        return new PasswordReset(password, done.again());
    }

    /// The same for the operator at the console.
    ///
    /// @return the password
    public String resetPassword(PersonId person) {
        String password = accounts.oneTimePassword();
        String hash = accounts.hash(password);
        write(handle -> acts.reset(handle, null, person, hash));
        return password;
    }

    /// Ends all sessions of a person, for the operator at the console.
    public Done endSessions(PersonId person) {
        return write(handle -> acts.endSessions(handle, null, person));
    }

    /// Changes the server's rules.
    public Done changeServer(PersonId by, ChangeServer command) {
        return act(
                by,
                command,
                handle -> {
                    List<String> changed = accounts.settings().change(handle, command);
                    if (changed.isEmpty()) {
                        return Acted.nothing();
                    }
                    AuditLog.add(
                            handle,
                            Act.of(AuditAction.SERVER_CHANGED, by, clock.instant())
                                    .saying(String.join(" ", changed)));
                    return Acted.quietly();
                });
    }

    private Done act(PersonId by, Operation command, Function<Handle, Acted> body) {
        return write(handle -> acted(handle, by, command, body));
    }

    /// An act on an account: nobody else decides meanwhile who the administrators are.
    private Done actAlone(PersonId by, Operation command, Function<Handle, Acted> body) {
        return alone(handle -> acted(handle, by, command, body));
    }

    private Acted acted(
            Handle handle, PersonId by, Operation command, Function<Handle, Acted> body) {
        if (Operations.find(handle, by, command).isPresent()) {
            return Acted.again();
        }
        if (!AccountSql.isAdministrator(handle, by)) {
            throw Refusal.forbidden();
        }
        Acted acted = body.apply(handle);
        Operations.remember(
                handle, by, command, new Operations.Earlier(null, null), clock.instant());
        return acted;
    }

    private Done alone(Function<Handle, Acted> body) {
        return write(handle -> {
            AdministrationSql.lockAdministrators(handle);
            return body.apply(handle);
        });
    }

    private Done write(Function<Handle, Acted> body) {
        return database.writes().write(LockKey.none(), body).tell(doorbell);
    }

    private static int limit(@Nullable Integer asked) {
        return asked == null ? PAGE : asked;
    }

    private static long number(@Nullable String after) {
        try {
            return after == null ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException _) {
            throw notAPlace();
        }
    }

    private static Refusal notAPlace() {
        return Refusal.badField("after", "not a place in this list");
    }
}

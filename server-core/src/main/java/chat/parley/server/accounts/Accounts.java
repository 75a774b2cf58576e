package chat.parley.server.accounts;

import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.Names;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.SessionId;
import chat.parley.model.UuidV7;
import chat.parley.protocol.ChangePassword;
import chat.parley.protocol.Done;
import chat.parley.protocol.EndSession;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.Refresh;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SessionsFound;
import chat.parley.protocol.SignIn;
import chat.parley.server.db.Database;
import chat.parley.server.db.Housekeeping;
import chat.parley.server.db.LockKey;
import chat.parley.server.doorbell.Doorbell;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The public door of accounts and sessions.
///
/// Thread-safe; every method may block on the database. What may not be done is thrown as a
/// [chat.parley.model.Refusal].
public final class Accounts {

    private static final SessionId NO_SESSION = new SessionId(new UUID(0, 0));

    private final Database database;
    private final InstantSource clock;
    private final Passwords passwords;
    private final Tokens tokens;
    private final ServerSettings settings;
    private final Sessions sessions;
    private final SetupCode setupCode;
    private final Registration registration;
    private final PasswordChange passwordChange;
    private final String serverId;
    private final Turnstile signInsOfName;
    private final Turnstile signInsOfAddress;

    /// Makes the server's own id and secret if this is its first start.
    public Accounts(
            Database database,
            Doorbell doorbell,
            InstantSource clock,
            SecureRandom random,
            AccountRules rules) {
        this.database = database;
        this.clock = clock;
        UuidV7 ids = new UuidV7(clock, random);
        this.settings = new ServerSettings(database, rules.server());
        this.passwords = new Passwords(random);
        String newSecret = Base64.getEncoder().encodeToString(Tokens.newSecret(random));
        String secret = setting("token.secret", newSecret);
        this.tokens = new Tokens(random, Base64.getDecoder().decode(secret));
        Limits limits = rules.limits();
        this.sessions = new Sessions(database, doorbell, clock, ids, tokens, limits);
        this.serverId = setting("server.id", ids.next().toString());
        boolean empty = !database.read(AccountSql::anyAccount);
        this.setupCode = empty ? SetupCode.fresh(random) : SetupCode.none();
        Duration minute = Duration.ofMinutes(1);
        this.signInsOfName = new Turnstile(clock, limits.value(Limit.SIGN_INS_PER_MINUTE), minute);
        this.signInsOfAddress =
                new Turnstile(clock, limits.value(Limit.SIGN_INS_PER_MINUTE_PER_ADDRESS), minute);
        Turnstile accountsOfAddress =
                new Turnstile(
                        clock,
                        limits.value(Limit.ACCOUNTS_PER_HOUR_PER_ADDRESS),
                        Duration.ofHours(1));
        Admission admission = new Admission(database, settings, setupCode, accountsOfAddress);
        this.registration = new Registration(database, clock, ids, passwords, sessions, admission);
        this.passwordChange =
                new PasswordChange(database, doorbell, clock, passwords, sessions, signInsOfName);
    }

    /// What of accounts grows old.
    public static List<Housekeeping.Chore> chores() {
        return List.of(
                new Housekeeping.Chore("old operations", Operations::forget),
                new Housekeeping.Chore("old sessions", Sessions::forget));
    }

    /// The id of this server, made once and kept in its database.
    public String serverId() {
        return serverId;
    }

    /// The one-time code that makes an account the server's administrator: present if the server
    /// was opened without any account, until it is used.
    public Optional<String> setupCode() {
        return setupCode.shown();
    }

    /// Makes an account and its first session.
    ///
    /// @param address network address of who asks, for the rate limits
    public SessionGrant register(NewAccount account, String address) {
        return registration.register(account, address);
    }

    /// Starts a session with a password.
    ///
    /// @param address network address of who asks, for the rate limits
    public SessionGrant signIn(SignIn signIn, String address) {
        String device = Sessions.device(signIn.device());
        signInsOfAddress.pass(address);
        String username = possible(signIn.username());
        if (username == null) {
            // As long as for a name that somebody could have.
            passwords.fits(signIn.password(), null);
            throw badCredentials();
        }
        signInsOfName.pass(username);
        Optional<AccountSql.Credentials> found =
                database.read(handle -> AccountSql.credentials(handle, username));
        String hash = found.map(AccountSql.Credentials::passwordHash).orElse(null);
        if (!passwords.fits(signIn.password(), hash) || found.isEmpty()) {
            throw badCredentials();
        }
        if (found.get().suspended()) {
            throw Sessions.suspended();
        }
        return start(username, found.get(), device);
    }

    /// The name as accounts have it, absent if nobody can have it; nothing is remembered of such.
    private static @Nullable String possible(String typed) {
        try {
            return Names.userName("username", typed);
        } catch (Refusal _) {
            return null;
        }
    }

    /// Starts a session, unless the password was changed, reset or used up, or the account
    /// suspended, since it was found to fit.
    ///
    /// @param proven what the password was checked against
    SessionGrant start(String username, AccountSql.Credentials proven, String device) {
        PersonId person = proven.person();
        return database.writes()
                .write(
                        LockKey.person(person.value()),
                        handle -> {
                            if (!AccountSql.credentials(handle, username)
                                    .equals(Optional.of(proven))) {
                                throw badCredentials();
                            }
                            if (proven.once()) {
                                AccountSql.useUpPassword(handle, person);
                            }
                            return sessions.start(handle, person, device);
                        });
    }

    /// Gives new tokens for a refresh token, the same again for the same rotation within 30 s.
    public SessionGrant refresh(Refresh refresh) {
        return sessions.refresh(refresh);
    }

    /// Who presents this access token.
    public Authentication authenticate(String token) {
        return sessions.authenticate(token);
    }

    /// Does something for somebody. What it writes is refused with `NOT_SIGNED_IN` or `SUSPENDED`
    /// if by then, on whatever node, their session has ended or their account was suspended.
    public <T, X extends Throwable> T actingFor(SignedIn who, ScopedValue.CallableOp<T, X> acts)
            throws X {
        return GoodStanding.of(who, acts);
    }

    /// Whether this session and its account still stand.
    public boolean stands(SessionId session) {
        return database.read(handle -> SessionSql.stands(handle, session));
    }

    /// Refuses who may not act any more, as a write of theirs would be.
    ///
    /// @throws chat.parley.model.Refusal `NOT_SIGNED_IN` if their session has ended, `SUSPENDED` if
    ///   the account was suspended
    public void requireStanding(SignedIn who) {
        database.read(handle -> GoodStanding.require(handle, who));
    }

    /// Whether this person administers the server at this moment.
    public boolean isAdministrator(PersonId person) {
        return database.read(handle -> AccountSql.isAdministrator(handle, person));
    }

    /// The rules of the server, which administrators can change.
    public ServerSettings settings() {
        return settings;
    }

    /// Ends a session of this person, if it has not ended.
    public void endSession(PersonId person, SessionId session) {
        sessions.end(person, session);
    }

    /// Ends one of the person's own sessions.
    public Done endSession(PersonId by, EndSession command) {
        if (!database.read(handle -> SessionSql.belongs(handle, by, command.session()))) {
            throw Refusal.notFound();
        }
        return sessions.end(by, command.session()) ? Done.CHANGED : Done.UNCHANGED;
    }

    /// The person's own sessions that can still be used.
    public SessionsFound sessions(SignedIn by) {
        return new SessionsFound(
                database.read(handle ->
                        SessionSql.listed(handle, by.person(), by.session(), clock.instant())));
    }

    /// Sets a new password and ends the person's other sessions.
    public Done changePassword(SignedIn by, ChangePassword command) {
        return passwordChange.change(by, command);
    }

    /// The password that an operation gives out: the same whenever it is repeated.
    String oneTimePassword(PersonId by, OperationId op) {
        return tokens.oneTimePassword(by, op);
    }

    /// A fresh password to be given out.
    String oneTimePassword() {
        return tokens.oneTimePassword();
    }

    String hash(String password) {
        return passwords.hash(password);
    }

    /// Ends all sessions of a person inside a write; the caller rings.
    ///
    /// @return the person's last personal number, 0 if none ended
    long endAll(Handle handle, PersonId person) {
        return sessions.endOthers(handle, person, NO_SESSION);
    }

    private String setting(String name, String ifMissing) {
        return database.writes()
                .write(LockKey.none(), handle -> AccountSql.setting(handle, name, ifMissing));
    }

    private static Refusal badCredentials() {
        return Refusal.of(RefusalCode.BAD_CREDENTIALS, "unknown name or wrong password");
    }
}

package chat.parley.server.accounts;

import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.Names;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.SessionId;
import chat.parley.model.UuidV7;
import chat.parley.protocol.Refresh;
import chat.parley.protocol.SessionGrant;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import chat.parley.server.doorbell.Doorbell;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Starts, renews, checks and ends sessions. Thread-safe; blocks on the database.
final class Sessions {

    private static final Duration SAME_AGAIN = Duration.ofSeconds(30);

    /// How long an expired access token is still known, so that its client is told to refresh.
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /// Sessions that a person can have at once; a new one ends the one that was renewed longest
    /// ago.
    private static final int MOST = 100;

    private final Database database;
    private final Doorbell doorbell;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final Tokens tokens;
    private final Limits limits;

    Sessions(
            Database database,
            Doorbell doorbell,
            InstantSource clock,
            UuidV7 ids,
            Tokens tokens,
            Limits limits) {
        this.database = database;
        this.doorbell = doorbell;
        this.clock = clock;
        this.ids = ids;
        this.tokens = tokens;
        this.limits = limits;
    }

    /// What became of a refresh; a revocation must be written although it is a refusal.
    private sealed interface Refreshed {
        record Granted(SessionGrant grant) implements Refreshed {}

        record Refused(Refusal why) implements Refreshed {}

        record Revoked(PersonId person, long head) implements Refreshed {}
    }

    /// Starts a session inside a write.
    SessionGrant start(Handle handle, PersonId person, String device) {
        Instant now = clock.instant();
        for (SessionId old : SessionSql.surplus(handle, person, MOST - 1)) {
            SessionSql.end(handle, person, old, now);
            // Its connections are told when the nodes next look, within a second.
            tellEnd(handle, person, old);
        }
        SessionId session = new SessionId(ids.next());
        SessionSql.insert(handle, session, person, device, now);
        return grant(handle, session, person, tokens.fresh(), now);
    }

    SessionGrant refresh(Refresh command) {
        Refreshed outcome =
                database.writes().write(LockKey.none(), handle -> refreshed(handle, command));
        return switch (outcome) {
            case Refreshed.Granted(SessionGrant grant) -> grant;
            case Refreshed.Refused(Refusal why) -> throw why;
            case Refreshed.Revoked(PersonId person, long head) -> {
                doorbell.ringPerson(person.value(), head);
                throw notSignedIn();
            }
        };
    }

    private Refreshed refreshed(Handle handle, Refresh command) {
        byte[] hash = Tokens.hash(command.refreshToken());
        SessionSql.lockRefreshToken(handle, hash);
        Instant now = clock.instant();
        Optional<SessionSql.RefreshRow> found = SessionSql.refreshToken(handle, hash);
        if (found.isEmpty() || found.get().ended() || !found.get().expiresAt().isAfter(now)) {
            return new Refreshed.Refused(notSignedIn());
        }
        SessionSql.RefreshRow row = found.get();
        if (row.suspended()) {
            return new Refreshed.Refused(suspended());
        }
        Tokens.Pair pair = tokens.after(command.refreshToken(), command.rotation());
        if (row.usedAt() == null) {
            SessionSql.useUp(handle, hash, command.rotation(), now);
            SessionSql.seen(handle, row.session(), now);
            SessionSql.forgetOldTokens(handle, row.session(), now.minus(REMEMBERED), now);
            return new Refreshed.Granted(grant(handle, row.session(), row.person(), pair, now));
        }
        if (command.rotation().equals(row.rotation())
                && !now.isAfter(row.usedAt().plus(SAME_AGAIN))) {
            return new Refreshed.Granted(sameAgain(handle, row, pair, now));
        }
        SessionSql.end(handle, row.person(), row.session(), now);
        return new Refreshed.Revoked(row.person(), tellEnd(handle, row.person(), row.session()));
    }

    private SessionGrant sameAgain(
            Handle handle, SessionSql.RefreshRow row, Tokens.Pair pair, Instant now) {
        Instant expiry = SessionSql.accessExpiry(handle, Tokens.hash(pair.access()), now);
        return new SessionGrant(
                pair.access(),
                pair.refresh(),
                Math.max(0, Duration.between(now, expiry).toSeconds()),
                row.session(),
                row.person());
    }

    Authentication authenticate(String token) {
        Optional<SessionSql.AccessRow> found =
                database.read(handle -> SessionSql.accessToken(handle, Tokens.hash(token)));
        if (found.isEmpty() || found.get().ended()) {
            return new Authentication.Rejected(Authentication.Why.UNKNOWN);
        }
        SessionSql.AccessRow row = found.get();
        if (row.suspended()) {
            return new Authentication.Rejected(Authentication.Why.SUSPENDED);
        }
        if (!row.signedIn().expiresAt().isAfter(clock.instant())) {
            return new Authentication.Rejected(Authentication.Why.EXPIRED);
        }
        return row.signedIn();
    }

    /// Ends a session of this person.
    ///
    /// @return false if it had ended before
    boolean end(PersonId person, SessionId session) {
        long head =
                database.writes()
                        .write(
                                LockKey.person(person.value()),
                                handle ->
                                        SessionSql.end(handle, person, session, clock.instant())
                                                ? tellEnd(handle, person, session)
                                                : 0L);
        if (head > 0) {
            doorbell.ringPerson(person.value(), head);
        }
        return head > 0;
    }

    /// Ends all sessions of a person but one, inside a write; the caller rings.
    ///
    /// @return the person's last personal number, 0 if none ended
    long endOthers(Handle handle, PersonId person, SessionId but) {
        long head = 0;
        for (SessionId other : SessionSql.others(handle, person, but)) {
            SessionSql.end(handle, person, other, clock.instant());
            head = tellEnd(handle, person, other);
        }
        return head;
    }

    private static long tellEnd(Handle handle, PersonId person, SessionId session) {
        return PersonalLog.add(
                handle, person, PersonalLog.Kind.SESSION_ENDED, session.value(), null);
    }

    private SessionGrant grant(
            Handle handle, SessionId session, PersonId person, Tokens.Pair pair, Instant now) {
        Duration access = Duration.ofSeconds((long) (limits.value(Limit.ACCESS_MINUTES) * 60));
        Duration refresh = Duration.ofSeconds((long) (limits.value(Limit.REFRESH_DAYS) * 86_400));
        SessionSql.insertTokens(handle, session, pair, now.plus(access), now.plus(refresh));
        return new SessionGrant(pair.access(), pair.refresh(), access.toSeconds(), session, person);
    }

    /// Forgets tokens that nobody can be told anything of any more, and sessions without any.
    static int forget(Handle handle, Instant now) {
        return SessionSql.forget(handle, now.minus(REMEMBERED));
    }

    static Refusal suspended() {
        return Refusal.of(RefusalCode.SUSPENDED, "this account is suspended");
    }

    private static Refusal notSignedIn() {
        return Refusal.of(RefusalCode.NOT_SIGNED_IN, "sign in again");
    }

    /// What a session is called: as the device says, `-` for one that says nothing.
    static String device(@Nullable String device) {
        return device == null || device.isBlank() ? "-" : Names.name("device", device);
    }
}

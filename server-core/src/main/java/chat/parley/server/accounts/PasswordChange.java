package chat.parley.server.accounts;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.ChangePassword;
import chat.parley.protocol.Done;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import chat.parley.server.doorbell.Doorbell;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Lets people set their own password. Thread-safe; blocks on the database.
final class PasswordChange {

    private final Database database;
    private final Doorbell doorbell;
    private final InstantSource clock;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Turnstile tries;

    /// @param tries how often somebody may try the present password
    PasswordChange(
            Database database,
            Doorbell doorbell,
            InstantSource clock,
            Passwords passwords,
            Sessions sessions,
            Turnstile tries) {
        this.database = database;
        this.doorbell = doorbell;
        this.clock = clock;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tries = tries;
    }

    /// Sets a new password and ends the person's other sessions.
    Done change(SignedIn by, ChangePassword command) {
        // Of a retry after a lost answer, the old password is no longer the present one.
        if (database.read(handle -> Operations.find(handle, by.person(), command)).isPresent()) {
            return Done.AGAIN;
        }
        tries.pass(by.person().toString());
        Optional<String> stored =
                database.read(handle -> AccountSql.passwordHash(handle, by.person()));
        String old = command.oldPassword();
        if (stored.isPresent() && !passwords.fits(old == null ? "" : old, stored.get())) {
            throw Refusal.of(RefusalCode.FORBIDDEN, "not the present password", "old");
        }
        String hash = passwords.hash(command.newPassword());
        return database.writes()
                .write(
                        LockKey.person(by.person().value()),
                        handle -> {
                            if (Operations.find(handle, by.person(), command).isPresent()) {
                                return Acted.again();
                            }
                            requireSame(handle, by, stored);
                            return changed(handle, by, command, hash);
                        })
                .tell(doorbell);
    }

    private Acted changed(Handle handle, SignedIn by, ChangePassword command, String hash) {
        AccountSql.setPassword(handle, by.person(), hash, false);
        Operations.remember(
                handle, by.person(), command, new Operations.Earlier(null, null), clock.instant());
        long head = sessions.endOthers(handle, by.person(), by.session());
        return head == 0 ? Acted.quietly() : Acted.on(by.person(), head);
    }

    /// It may have been reset, or the session ended, while the hash was computed.
    private static void requireSame(Handle handle, SignedIn by, Optional<String> before) {
        if (!AccountSql.passwordHash(handle, by.person()).equals(before)
                || !SessionSql.stands(handle, by.session())) {
            throw Refusal.conflict("the password was changed meanwhile");
        }
    }
}

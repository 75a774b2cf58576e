package chat.parley.server.accounts;

import chat.parley.model.InviteCode;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.Registration;
import chat.parley.model.ServerRole;
import chat.parley.protocol.NewAccount;
import chat.parley.server.db.Database;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Whether an account may be made: by open registration, by an invite code for the server, or as
/// its first administrator by the setup code. Thread-safe.
final class Admission {

    private final Database database;
    private final ServerSettings settings;
    private final SetupCode setupCode;
    private final Turnstile accountsOfAddress;

    /// @param accountsOfAddress how many accounts may be made from one address
    Admission(
            Database database,
            ServerSettings settings,
            SetupCode setupCode,
            Turnstile accountsOfAddress) {
        this.accountsOfAddress = accountsOfAddress;
        this.database = database;
        this.settings = settings;
        this.setupCode = setupCode;
    }

    /// What the new account may do on the server. Uses nothing up.
    ///
    /// @param address network address of who asks
    /// @throws Refusal if no account may be made
    ServerRole role(NewAccount account, String address, Instant now) {
        // Before any code is looked at, or codes could be guessed without end.
        accountsOfAddress.pass(address);
        String code = account.setupCode();
        if (code != null && !code.isBlank()) {
            if (!setupCode.fits(code)) {
                throw wrongSetupCode();
            }
            return ServerRole.ADMIN;
        }
        return switch (settings.present().registration()) {
            case OPEN -> ServerRole.USER;
            case INVITE -> {
                String invite = invite(account.invite());
                if (!database.read(handle -> InviteCodes.goodForServer(handle, invite, now))) {
                    throw inviteNeeded();
                }
                yield ServerRole.USER;
            }
            case CLOSED -> throw Refusal.forbidden();
        };
    }

    /// Uses up what lets the account in, inside the write that makes it.
    ///
    /// @throws Refusal if somebody else was first
    void use(Handle handle, NewAccount account, ServerRole role, Instant now) {
        if (role == ServerRole.ADMIN) {
            if (AccountSql.anyAdministrator(handle)) {
                throw wrongSetupCode();
            }
        } else if (settings.present(handle).registration() == Registration.INVITE
                && !InviteCodes.useForServer(handle, invite(account.invite()), now)) {
            throw inviteNeeded();
        }
    }

    /// The account is made.
    void made(ServerRole role) {
        if (role == ServerRole.ADMIN) {
            setupCode.used();
        }
    }

    /// What can't be a code is no other answer than none at all.
    private static String invite(@Nullable String typed) {
        return InviteCode.read(typed == null ? "" : typed).orElseThrow(Admission::inviteNeeded);
    }

    private static Refusal inviteNeeded() {
        return Refusal.of(RefusalCode.INVITE_NEEDED, "an invite code is needed");
    }

    private static Refusal wrongSetupCode() {
        return Refusal.badField("setupCode", "not the setup code of this server");
    }
}

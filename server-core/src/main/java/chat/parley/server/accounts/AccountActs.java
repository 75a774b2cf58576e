package chat.parley.server.accounts;

import chat.parley.model.AccountState;
import chat.parley.model.AuditAction;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.ServerRole;
import chat.parley.server.accounts.AuditLog.Act;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What is done to one account by somebody above it: each act with its row in the audit log. Called
/// inside a write, which has found that the asker may; `by` is absent for the operator at the
/// console.
final class AccountActs {

    private final InstantSource clock;
    private final Accounts accounts;

    AccountActs(InstantSource clock, Accounts accounts) {
        this.clock = clock;
        this.accounts = accounts;
    }

    /// Suspends or restores an account; not the last administrator.
    Acted state(Handle handle, @Nullable PersonId by, PersonId person, AccountState state) {
        if (requireKnown(handle, person) == state) {
            return Acted.nothing();
        }
        boolean suspended = state == AccountState.SUSPENDED;
        if (suspended) {
            requireAnother(handle, person);
        }
        AdministrationSql.setState(handle, person, state);
        AuditAction action =
                suspended ? AuditAction.ACCOUNT_SUSPENDED : AuditAction.ACCOUNT_RESTORED;
        AuditLog.add(handle, Act.of(action, by, clock.instant()).to(person));
        return Acted.on(
                person,
                PersonalLog.add(
                        handle, person, PersonalLog.Kind.ACCOUNT_STATE, person.value(), null));
    }

    /// Makes somebody an administrator, or no longer one; not the last.
    Acted role(Handle handle, @Nullable PersonId by, PersonId person, ServerRole role) {
        requireKnown(handle, person);
        if (AdministrationSql.role(handle, person) == role) {
            return Acted.nothing();
        }
        if (role != ServerRole.ADMIN) {
            requireAnother(handle, person);
        }
        AdministrationSql.setRole(handle, person, role);
        AuditLog.add(
                handle,
                Act.of(AuditAction.SERVER_ROLE_CHANGED, by, clock.instant())
                        .to(person)
                        .saying(role.word()));
        return Acted.on(
                person,
                PersonalLog.add(
                        handle, person, PersonalLog.Kind.SERVER_ROLE, person.value(), null));
    }

    /// Gives an account a password that opens it once, and ends its sessions.
    Acted reset(Handle handle, @Nullable PersonId by, PersonId person, String hash) {
        requireKnown(handle, person);
        AccountSql.setPassword(handle, person, hash, true);
        long head = accounts.endAll(handle, person);
        AuditLog.add(handle, Act.of(AuditAction.PASSWORD_RESET, by, clock.instant()).to(person));
        return head == 0 ? Acted.quietly() : Acted.on(person, head);
    }

    /// Ends all sessions of a person.
    Acted endSessions(Handle handle, @Nullable PersonId by, PersonId person) {
        requireKnown(handle, person);
        long head = accounts.endAll(handle, person);
        AuditLog.add(handle, Act.of(AuditAction.SESSIONS_ENDED, by, clock.instant()).to(person));
        return head == 0 ? Acted.nothing() : Acted.on(person, head);
    }

    private static AccountState requireKnown(Handle handle, PersonId person) {
        return AccountSql.state(handle, person).orElseThrow(Refusal::notFound);
    }

    private static void requireAnother(Handle handle, PersonId person) {
        if (AccountSql.isAdministrator(handle, person)
                && !AdministrationSql.otherAdministrator(handle, person)) {
            throw Refusal.conflict("the last administrator must name another one first");
        }
    }
}

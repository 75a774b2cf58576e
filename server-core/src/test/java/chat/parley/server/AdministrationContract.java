package chat.parley.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Account;
import chat.parley.model.AccountState;
import chat.parley.model.AuditAction;
import chat.parley.model.AuditEntry;
import chat.parley.model.CloseReason;
import chat.parley.model.Limit;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.Registration;
import chat.parley.model.RoomKind;
import chat.parley.model.ServerRole;
import chat.parley.model.SessionListing;
import chat.parley.protocol.AccountPage;
import chat.parley.protocol.AuditPage;
import chat.parley.protocol.ChangePassword;
import chat.parley.protocol.ChangeServer;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.Done;
import chat.parley.protocol.EndSession;
import chat.parley.protocol.ListAccounts;
import chat.parley.protocol.ListAudit;
import chat.parley.protocol.ListSessions;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.PasswordReset;
import chat.parley.protocol.ResetPassword;
import chat.parley.protocol.ServerInfo;
import chat.parley.protocol.ServerRoleChanged;
import chat.parley.protocol.ServerStatistics;
import chat.parley.protocol.SessionEnded;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SessionsFound;
import chat.parley.protocol.SetAccountState;
import chat.parley.protocol.SetServerRole;
import chat.parley.protocol.SignIn;
import chat.parley.protocol.Statistics;
import chat.parley.protocol.WireCodec;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedHttp;
import chat.parley.server.script.ScriptedPerson;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What those who administer a server, and those who are administered, can rely on, whichever
/// database the server has.
abstract class AdministrationContract extends Townsfolk {

    private static final String PASSWORD = "correct horse";

    private ScriptedHttp http;
    private ScriptedPerson ann;
    private ScriptedPerson bob;

    AdministrationContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeEach
    void start() {
        http = ScriptedHttp.at(town.address());
        ann = signsUp("ann", town.setupCode());
        bob = signsUp("bob", null);
    }

    @Test
    void onlyAdministratorsAdminister() {
        List<LongFunction<ClientCommand>> acts =
                List.of(
                        i -> new ListAccounts(i, null, null, null),
                        i -> new SetAccountState(i, op(), ann.id(), AccountState.SUSPENDED),
                        i -> new SetServerRole(i, op(), bob.id(), ServerRole.ADMIN),
                        i -> new ResetPassword(i, op(), ann.id()),
                        i -> new ChangeServer(i, op(), "Mine", null, null, null),
                        i -> new ListAudit(i, null, null),
                        Statistics::new);
        acts.forEach(
                act -> assertThat(bob.wire().refused(act).code()).isEqualTo(RefusalCode.FORBIDDEN));
        assertThat(audit()).isEmpty();
    }

    @Test
    void whoIsSuspendedIsOutUntilRestored() {
        ScriptedPerson bobsPhone = town.keep(bob.alsoAt(town.address()));
        suspend(bob.id(), AccountState.SUSPENDED);
        assertThat(bob.isClosed()).isEqualTo(CloseReason.ACCOUNT_SUSPENDED);
        assertThat(bobsPhone.isClosed()).isEqualTo(CloseReason.ACCOUNT_SUSPENDED);
        assertThat(
                        http.error(
                                        http.exchange(
                                                http.request("/api/v1/sessions/current")
                                                        .header(
                                                                "Authorization",
                                                                "Bearer " + bob.token())
                                                        .DELETE()),
                                        403)
                                .code())
                .isEqualTo(RefusalCode.SUSPENDED);
        assertThat(http.refused("/api/v1/sessions", new SignIn("bob", PASSWORD, "x"), 403).code())
                .isEqualTo(RefusalCode.SUSPENDED);
        assertThat(http.refused("/api/v1/sessions", new SignIn("bob", "wrong", "x"), 401).code())
                .isEqualTo(RefusalCode.BAD_CREDENTIALS);
        assertThat(account("bob").state()).isEqualTo(AccountState.SUSPENDED);

        suspend(bob.id(), AccountState.ACTIVE);
        bob.comesBack(town.address());
        assertThat(bob.creates(RoomKind.PUBLIC, "Back").name()).isEqualTo("Back");
        assertThat(audit())
                .extracting(AuditEntry::action)
                .containsExactly(AuditAction.ACCOUNT_RESTORED, AuditAction.ACCOUNT_SUSPENDED);
        assertThat(audit())
                .allSatisfy(entry -> {
                    assertThat(entry.by()).isEqualTo(ann.id());
                    assertThat(entry.person()).isEqualTo(bob.id());
                });
    }

    @Test
    void theLastAdministratorStays() {
        assertThat(
                        ann.wire()
                                .refused(i -> new SetServerRole(i, op(), ann.id(), ServerRole.USER))
                                .code())
                .isEqualTo(RefusalCode.CONFLICT);
        assertThat(
                        ann.wire()
                                .refused(i ->
                                        new SetAccountState(
                                                i, op(), ann.id(), AccountState.SUSPENDED))
                                .code())
                .isEqualTo(RefusalCode.CONFLICT);
        makes(bob.id(), ServerRole.ADMIN);
        bob.sees(ServerRoleChanged.class, changed -> changed.role() == ServerRole.ADMIN);
        bob.asks(Done.class, i -> new SetServerRole(i, op(), ann.id(), ServerRole.USER));
        assertThat(ann.wire().refused(Statistics::new).code()).isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(
                        ann.wire()
                                .refused(i ->
                                        new SetAccountState(
                                                i, op(), bob.id(), AccountState.SUSPENDED))
                                .code())
                .isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(town.keep(ann.alsoAt(town.address())).wire().ready().serverRole())
                .isEqualTo(ServerRole.USER);
    }

    @Test
    void whoLostTheRoleHearsAgainWhatTheyDidButNoPassword() {
        ScriptedPerson cyd = town.signsUp("cyd");
        OperationId naming = op();
        OperationId resetting = op();
        ann.asks(Done.class, i -> new SetServerRole(i, naming, bob.id(), ServerRole.ADMIN));
        ann.asks(PasswordReset.class, i -> new ResetPassword(i, resetting, cyd.id()));
        bob.asks(Done.class, i -> new SetServerRole(i, op(), ann.id(), ServerRole.USER));
        assertThat(
                        ann.asks(
                                Done.class,
                                i -> new SetServerRole(i, naming, bob.id(), ServerRole.ADMIN)))
                .isEqualTo(Done.AGAIN);
        assertThat(ann.asks(PasswordReset.class, i -> new ResetPassword(i, resetting, cyd.id())))
                .isEqualTo(new PasswordReset(null, true));
        assertThat(ann.wire().refused(i -> new ResetPassword(i, op(), cyd.id())).code())
                .isEqualTo(RefusalCode.FORBIDDEN);
    }

    @Test
    void aResetPasswordOpensTheAccountOnce() {
        OperationId op = op();
        PasswordReset reset =
                ann.asks(PasswordReset.class, i -> new ResetPassword(i, op, bob.id()));
        assertThat(bob.isClosed()).isEqualTo(CloseReason.SESSION_ENDED);
        PasswordReset again =
                ann.asks(PasswordReset.class, i -> new ResetPassword(i, op, bob.id()));
        assertThat(again.password()).isEqualTo(reset.password());
        assertThat(again.again()).isTrue();
        assertThat(http.refused("/api/v1/sessions", new SignIn("bob", PASSWORD, "x"), 401).code())
                .isEqualTo(RefusalCode.BAD_CREDENTIALS);

        SignIn once = new SignIn("bob", requireNonNull(reset.password()), "new phone");
        ScriptedPerson back = town.keep(ScriptedPerson.signsIn(town.address(), once));
        assertThat(http.refused("/api/v1/sessions", once, 401).code())
                .isEqualTo(RefusalCode.BAD_CREDENTIALS);
        back.asks(Done.class, i -> new ChangePassword(i, op(), null, "a new long secret"));
        http.post(
                "/api/v1/sessions",
                new SignIn("bob", "a new long secret", "x"),
                SessionGrant.class);
        assertThat(ann.wire().refused(i -> new ResetPassword(i, op(), ann.id())).code())
                .isEqualTo(RefusalCode.BAD_FIELD);
    }

    @Test
    void oneEndsOnesOtherSessions() {
        ScriptedPerson phone =
                town.keep(
                        ScriptedPerson.signsIn(
                                town.address(), new SignIn("bob", PASSWORD, "phone")));
        List<SessionListing> sessions = bob.asks(SessionsFound.class, ListSessions::new).items();
        assertThat(sessions).extracting(SessionListing::device).containsExactly("phone", "test");
        assertThat(sessions).extracting(SessionListing::current).containsExactly(false, true);
        SessionListing other = sessions.getFirst();

        assertThat(ann.wire().refused(i -> new EndSession(i, other.id())).code())
                .isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(bob.asks(Done.class, i -> new EndSession(i, other.id())))
                .isEqualTo(Done.CHANGED);
        assertThat(phone.isClosed()).isEqualTo(CloseReason.SESSION_ENDED);
        bob.sees(SessionEnded.class, ended -> ended.session().equals(other.id()));
        assertThat(bob.asks(Done.class, i -> new EndSession(i, other.id())))
                .isEqualTo(Done.UNCHANGED);
        assertThat(bob.asks(SessionsFound.class, ListSessions::new).items()).hasSize(1);
    }

    @Test
    void theServersRulesAreChangedForEverybody() {
        ann.asks(
                Done.class,
                i -> new ChangeServer(i, op(), "Harbour", Registration.CLOSED, 1_000L, 60L));
        ServerInfo info =
                new WireCodec()
                        .readBody(
                                ServerInfo.class,
                                http.exchange(http.request("/api/v1/server")).body(),
                                65_536);
        assertThat(info.name()).isEqualTo("Harbour");
        assertThat(info.registration()).isEqualTo(Registration.CLOSED);
        assertThat(info.maxFileBytes()).isEqualTo(1_000);
        bob.comesBack(town.address());
        assertThat(bob.wire().ready().limits().value(Limit.FILE_MEGABYTES))
                .isEqualTo(1_000.0 / 1_048_576);
        NewAccount late = new NewAccount("late", "Late", null, "x", null, null);
        assertThat(http.refused("/api/v1/accounts", late, 403).code())
                .isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(
                        ann.asks(
                                Done.class,
                                i -> new ChangeServer(i, op(), "Harbour", null, null, null)))
                .isEqualTo(Done.UNCHANGED);
        assertThat(audit())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.detail())
                                .isEqualTo("name registration maxFileBytes editWindowSeconds"));
    }

    @Test
    void listsAndCountsWhatThereIs() {
        for (int n = 0; n < 3; n++) {
            makes(bob.id(), ServerRole.ADMIN);
            makes(bob.id(), ServerRole.USER);
        }
        AuditPage first = ann.asks(AuditPage.class, i -> new ListAudit(i, null, 4));
        AuditPage second = ann.asks(AuditPage.class, i -> new ListAudit(i, first.next(), 4));
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(first.items()).hasSize(4);
        assertThat(second.items()).hasSize(2);
        assertThat(first.people()).extracting(person -> person.id()).contains(ann.id(), bob.id());

        AccountPage page = ann.asks(AccountPage.class, i -> new ListAccounts(i, null, null, 1));
        assertThat(page.items()).extracting(Account::username).containsExactly("ann");
        assertThat(
                        ann.asks(AccountPage.class, i -> new ListAccounts(i, null, page.next(), 1))
                                .items())
                .extracting(Account::username)
                .containsExactly("bob");
        assertThat(account("bob").sessions()).isEqualTo(1);

        ServerStatistics counted = ann.asks(ServerStatistics.class, Statistics::new);
        assertThat(counted.accounts()).isEqualTo(2);
        assertThat(counted.administrators()).isEqualTo(1);
        assertThat(counted.connections()).isEqualTo(2);
        PersonId nobody = new PersonId(UUID.randomUUID());
        assertThat(
                        ann.wire()
                                .refused(i -> new SetServerRole(i, op(), nobody, ServerRole.ADMIN))
                                .code())
                .isEqualTo(RefusalCode.NOT_FOUND);
    }

    private void suspend(PersonId person, AccountState state) {
        assertThat(ann.asks(Done.class, i -> new SetAccountState(i, op(), person, state)))
                .isEqualTo(Done.CHANGED);
        assertThat(ann.asks(Done.class, i -> new SetAccountState(i, op(), person, state)))
                .isEqualTo(Done.UNCHANGED);
    }

    private void makes(PersonId person, ServerRole role) {
        assertThat(ann.asks(Done.class, i -> new SetServerRole(i, op(), person, role)))
                .isEqualTo(Done.CHANGED);
    }

    private Account account(String name) {
        return ann.asks(AccountPage.class, i -> new ListAccounts(i, name, null, null))
                .items()
                .getFirst();
    }

    private List<AuditEntry> audit() {
        return ann.asks(AuditPage.class, i -> new ListAudit(i, null, null)).items();
    }

    private ScriptedPerson signsUp(String name, @Nullable String code) {
        return town.signsUp(new NewAccount(name, name, PASSWORD, "test", null, code));
    }

    private static OperationId op() {
        return ScriptedPerson.newOperation();
    }
}

package chat.parley.server.accounts;

import static chat.parley.server.messages.TestHouse.op;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.model.AccountState;
import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.Registration;
import chat.parley.model.ServerRole;
import chat.parley.protocol.ChangePassword;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.Done;
import chat.parley.protocol.FindPeople;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.PreferenceChanged;
import chat.parley.protocol.Refresh;
import chat.parley.protocol.SessionEnded;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SetPreference;
import chat.parley.protocol.SetStatus;
import chat.parley.protocol.SignIn;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.TestHouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What accounts promise on either database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccountsContract {

    private static final String PASSWORD = "correct horse";

    private final TestDatabases.Kind kind;
    private TestHouse house;

    AccountsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        house = new TestHouse(kind.fresh());
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void registersAndSignsIn() {
        SessionGrant registered = register("rita", PASSWORD);
        assertThat(signedIn(registered).person()).isEqualTo(registered.person());
        SessionGrant second = signIn("RITA", PASSWORD);
        assertThat(second.person()).isEqualTo(registered.person());
        assertThat(second.session()).isNotEqualTo(registered.session());
        refused(RefusalCode.NAME_TAKEN, () -> register("rita", PASSWORD));
        refused(RefusalCode.BAD_FIELD, () -> register("rico", "short"));
    }

    @Test
    void answersTheSameForAWrongNameAndAWrongPassword() {
        register("sam", PASSWORD);
        register("open.sam", null);
        for (String name : List.of("sam", "nobody.here", "open.sam", "not a name at all!")) {
            assertThatThrownBy(() -> signIn(name, "wrong password"))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> {
                                assertThat(refusal.code()).isEqualTo(RefusalCode.BAD_CREDENTIALS);
                                assertThat(refusal.text())
                                        .isEqualTo("unknown name or wrong password");
                            });
        }
    }

    @Test
    void givesOneOfManyTheSameNameAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SessionGrant>> racing =
                    IntStream.range(0, 10)
                            .mapToObj(_ -> threads.submit(() -> register("popular", null)))
                            .toList();
            List<Throwable> refusals = new ArrayList<>();
            int made = 0;
            for (Future<SessionGrant> one : racing) {
                try {
                    one.get();
                    made++;
                } catch (ExecutionException e) {
                    refusals.add(e.getCause());
                }
            }
            assertThat(made).isEqualTo(1);
            assertThat(refusals)
                    .allSatisfy(cause ->
                            assertThat(((Refusal) cause).code()).isEqualTo(RefusalCode.NAME_TAKEN));
        }
    }

    @Test
    void giveTheSameTokensForTheSameRotationAndRevokesOtherwise() {
        SessionGrant first = register("tina", null);
        UUID rotation = UUID.randomUUID();
        SessionGrant second = house.accounts.refresh(new Refresh(first.refreshToken(), rotation));
        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(signedIn(first).session()).isEqualTo(first.session());
        SessionGrant same = house.accounts.refresh(new Refresh(first.refreshToken(), rotation));
        assertThat(same.token()).isEqualTo(second.token());
        assertThat(same.refreshToken()).isEqualTo(second.refreshToken());
        SessionGrant third =
                house.accounts.refresh(new Refresh(second.refreshToken(), UUID.randomUUID()));
        assertThat(signedIn(third).session()).isEqualTo(first.session());
        refused(
                RefusalCode.NOT_SIGNED_IN,
                () -> house.accounts.refresh(new Refresh(first.refreshToken(), UUID.randomUUID())));
        assertThat(house.accounts.authenticate(third.token()))
                .isEqualTo(new Authentication.Rejected(Authentication.Why.UNKNOWN));
        refused(
                RefusalCode.NOT_SIGNED_IN,
                () -> house.accounts.refresh(new Refresh(third.refreshToken(), UUID.randomUUID())));
        assertThat(house.personFeed.after(first.person(), 0, 10))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.event()).isEqualTo(new SessionEnded(first.session())));
    }

    @Test
    void revokesTheSameRotationAfterThirtySeconds() {
        SessionGrant first = register("uma", null);
        UUID rotation = UUID.randomUUID();
        house.accounts.refresh(new Refresh(first.refreshToken(), rotation));
        house.clock.pass(Duration.ofSeconds(31));
        refused(
                RefusalCode.NOT_SIGNED_IN,
                () -> house.accounts.refresh(new Refresh(first.refreshToken(), rotation)));
    }

    @Test
    void tellsAnExpiredTokenFromAnUnknownOne() {
        SessionGrant grant = register("vera", null);
        house.clock.pass(Duration.ofMinutes(16));
        assertThat(house.accounts.authenticate(grant.token()))
                .isEqualTo(new Authentication.Rejected(Authentication.Why.EXPIRED));
        assertThat(house.accounts.authenticate("made up"))
                .isEqualTo(new Authentication.Rejected(Authentication.Why.UNKNOWN));
        house.clock.pass(Duration.ofDays(31));
        refused(
                RefusalCode.NOT_SIGNED_IN,
                () -> house.accounts.refresh(new Refresh(grant.refreshToken(), UUID.randomUUID())));
    }

    @Test
    void endsOtherSessionsWhenThePasswordChanges() {
        SessionGrant here = register("walt", PASSWORD);
        SessionGrant there = signIn("walt", PASSWORD);
        refused(
                RefusalCode.FORBIDDEN,
                () ->
                        house.accounts.changePassword(
                                signedIn(here),
                                new ChangePassword(1, op(), "wrong one", "battery staple")));
        house.accounts.changePassword(
                signedIn(here), new ChangePassword(1, op(), PASSWORD, "battery staple"));
        assertThat(signedIn(here).session()).isEqualTo(here.session());
        assertThat(house.accounts.authenticate(there.token()))
                .isInstanceOf(Authentication.Rejected.class);
        refused(RefusalCode.BAD_CREDENTIALS, () -> signIn("walt", PASSWORD));
        assertThat(signIn("walt", "battery staple").person()).isEqualTo(here.person());
    }

    @Test
    void answersARepeatedChangeOfThePassword() {
        SessionGrant here = register("walda", PASSWORD);
        ChangePassword change = new ChangePassword(1, op(), PASSWORD, "battery staple");
        assertThat(house.accounts.changePassword(signedIn(here), change)).isEqualTo(Done.CHANGED);
        SessionGrant later = signIn("walda", "battery staple");
        assertThat(house.accounts.changePassword(signedIn(here), change)).isEqualTo(Done.AGAIN);
        assertThat(signedIn(later).person()).isEqualTo(here.person());
        refused(
                RefusalCode.FORBIDDEN,
                () ->
                        house.accounts.changePassword(
                                signedIn(here),
                                new ChangePassword(1, op(), PASSWORD, "battery staple")));
    }

    @Test
    void startsNoSessionWithAPasswordThatWasChangedMeanwhile() {
        SessionGrant vic = register("vic", PASSWORD);
        AccountSql.Credentials proven = credentials("vic");
        house.accounts.changePassword(
                signedIn(vic), new ChangePassword(1, op(), PASSWORD, "battery staple"));
        refused(RefusalCode.BAD_CREDENTIALS, () -> house.accounts.start("vic", proven, "device"));
        assertThat(house.accounts.start("vic", credentials("vic"), "device").person())
                .isEqualTo(vic.person());
    }

    @Test
    void startsNoSessionAfterAResetOrASuspensionMeanwhile() {
        PersonId wanda = register("wanda", PASSWORD).person();
        AccountSql.Credentials before = credentials("wanda");
        administration().resetPassword(wanda);
        refused(RefusalCode.BAD_CREDENTIALS, () -> house.accounts.start("wanda", before, "device"));
        AccountSql.Credentials once = credentials("wanda");
        house.accounts.start("wanda", once, "device");
        refused(RefusalCode.BAD_CREDENTIALS, () -> house.accounts.start("wanda", once, "device"));
        administration().resetPassword(wanda);
        AccountSql.Credentials active = credentials("wanda");
        administration().setState(wanda, AccountState.SUSPENDED);
        refused(RefusalCode.BAD_CREDENTIALS, () -> house.accounts.start("wanda", active, "device"));
    }

    @Test
    void endsASessionOnlyForItsPerson() {
        SessionGrant xena = register("xena", null);
        SessionGrant yuri = register("yuri", null);
        house.accounts.endSession(yuri.person(), xena.session());
        assertThat(signedIn(xena).person()).isEqualTo(xena.person());
        house.accounts.endSession(xena.person(), xena.session());
        assertThat(house.accounts.authenticate(xena.token()))
                .isInstanceOf(Authentication.Rejected.class);
    }

    @Test
    void makesTheFirstAdministratorByTheSetupCodeOnce() {
        DatabaseSettings settings = kind.fresh();
        AccountRules closed = new AccountRules(Registration.CLOSED, TestHouse.unlimited());
        try (TestHouse server = new TestHouse(settings, closed, Attendance.NOBODY)) {
            String code = server.accounts.setupCode().orElseThrow();
            assertThat(code).matches("[A-Z2-9]{4}-[A-Z2-9]{4}");
            refused(RefusalCode.FORBIDDEN, () -> server.accounts.register(account(null), "x"));
            refused(
                    RefusalCode.BAD_FIELD,
                    () -> server.accounts.register(account("WRONG-CODE"), "x"));
            SessionGrant root =
                    server.accounts.register(account(code.toLowerCase(Locale.ROOT)), "x");
            assertThat(server.accounts.authenticate(root.token()))
                    .isInstanceOfSatisfying(
                            SignedIn.class,
                            signedIn ->
                                    assertThat(signedIn.serverRole()).isEqualTo(ServerRole.ADMIN));
            assertThat(server.accounts.setupCode()).isEmpty();
            refused(RefusalCode.BAD_FIELD, () -> server.accounts.register(account(code), "x"));
        }
        try (TestHouse again = new TestHouse(settings, closed, Attendance.NOBODY)) {
            assertThat(again.accounts.setupCode()).isEmpty();
        }
    }

    @Test
    void keepsItsIdAndTokensOverARestart() {
        DatabaseSettings settings = kind.fresh();
        String id;
        SessionGrant grant;
        try (TestHouse server = new TestHouse(settings)) {
            id = server.accounts.serverId();
            grant =
                    server.accounts.register(
                            new NewAccount("zoe", "Zoe", null, "d", null, null), "x");
        }
        UUID rotation = UUID.randomUUID();
        String token;
        try (TestHouse again = new TestHouse(settings)) {
            assertThat(again.accounts.serverId()).isEqualTo(id);
            assertThat(again.accounts.authenticate(grant.token())).isInstanceOf(SignedIn.class);
            token = again.accounts.refresh(new Refresh(grant.refreshToken(), rotation)).token();
        }
        try (TestHouse third = new TestHouse(settings)) {
            assertThat(third.accounts.refresh(new Refresh(grant.refreshToken(), rotation)).token())
                    .isEqualTo(token);
        }
    }

    @Test
    void makesWhoTriesTooOftenWait() {
        AccountRules rules = new AccountRules(Registration.OPEN, Limits.standard());
        try (TestHouse server = new TestHouse(kind.fresh(), rules, Attendance.NOBODY)) {
            for (int i = 0; i < 5; i++) {
                refused(
                        RefusalCode.BAD_CREDENTIALS,
                        () -> server.accounts.signIn(new SignIn("bert", "guess it", "d"), "a"));
            }
            refused(
                    RefusalCode.RATE_LIMITED,
                    () -> server.accounts.signIn(new SignIn("bert", "guess it", "d"), "a"));
            server.clock.pass(Duration.ofMinutes(1));
            refused(
                    RefusalCode.BAD_CREDENTIALS,
                    () -> server.accounts.signIn(new SignIn("bert", "guess it", "d"), "a"));
        }
    }

    @Test
    void makesWhoGuessesCodesWait() {
        Limits limits = TestHouse.unlimited().with(Limit.ACCOUNTS_PER_HOUR_PER_ADDRESS, 3);
        AccountRules rules = new AccountRules(Registration.INVITE, limits);
        try (TestHouse server = new TestHouse(kind.fresh(), rules, Attendance.NOBODY)) {
            String right = server.accounts.setupCode().orElseThrow();
            refused(
                    RefusalCode.BAD_FIELD,
                    () -> server.accounts.register(account("WRONG-CODE"), "a"));
            for (int i = 0; i < 2; i++) {
                refused(
                        RefusalCode.INVITE_NEEDED,
                        () -> server.accounts.register(account(null), "a"));
            }
            refused(RefusalCode.RATE_LIMITED, () -> server.accounts.register(account(right), "a"));
            assertThat(server.accounts.register(account(right), "b").person()).isNotNull();
        }
    }

    @Test
    void keepsProfileStatusAndSettings() {
        SessionGrant grant = register("lena", null);
        var changed =
                house.profiles.change(
                        grant.person(),
                        new ChangeProfile(1, op(), "Lena Müller", null, "likes tea"));
        assertThat(changed.person().displayName()).isEqualTo("Lena Müller");
        assertThat(changed.again()).isFalse();
        ChangeProfile wordless = new ChangeProfile(1, op(), null, null, " ");
        assertThat(house.profiles.change(grant.person(), wordless).person().bio()).isNull();
        assertThat(house.profiles.change(grant.person(), wordless).again()).isTrue();
        assertThat(house.profiles.find(new FindPeople(1, "MÜLL", null)).items())
                .extracting(Person::id)
                .containsExactly(grant.person());
        Person busy =
                house.profiles.setStatus(
                        grant.person(), new SetStatus(1, Presence.BUSY, "meeting", null, 60L));
        assertThat(busy.presence()).isEqualTo(Presence.BUSY);
        assertThat(busy.status()).isNotNull();
        house.clock.pass(Duration.ofSeconds(61));
        assertThat(house.profile(grant.person()).status()).isNull();
        SetPreference dark = new SetPreference(1, "theme", "dark");
        assertThat(house.profiles.setPreference(grant.person(), dark)).isEqualTo(Done.CHANGED);
        assertThat(house.profiles.setPreference(grant.person(), dark)).isEqualTo(Done.UNCHANGED);
        assertThat(house.overview(grant.person()).preferences()).containsEntry("theme", "dark");
        assertThat(house.personFeed.after(grant.person(), 0, 10))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.event())
                                .isEqualTo(new PreferenceChanged("theme", "dark")));
    }

    @Test
    void findsNobodyByAWildcard() {
        register("wild", null);
        assertThat(house.profiles.find(new FindPeople(1, "w%d", null)).items()).isEmpty();
        assertThat(house.profiles.find(new FindPeople(1, "w_ld", null)).items()).isEmpty();
    }

    private AccountSql.Credentials credentials(String name) {
        return house.database.read(handle -> AccountSql.credentials(handle, name)).orElseThrow();
    }

    private Administration administration() {
        return new Administration(
                house.database, house.doorbell, house.clock, house.accounts, house.people);
    }

    private SessionGrant register(String name, @Nullable String password) {
        return house.accounts.register(
                new NewAccount(name, name, password, "device", null, null), "here");
    }

    private static NewAccount account(@Nullable String setupCode) {
        return new NewAccount(
                "root" + UUID.randomUUID().toString().substring(0, 8),
                "Root",
                null,
                "d",
                null,
                setupCode);
    }

    private SessionGrant signIn(String name, String password) {
        return house.accounts.signIn(new SignIn(name, password, "device"), "here");
    }

    private SignedIn signedIn(SessionGrant grant) {
        return (SignedIn) house.accounts.authenticate(grant.token());
    }

    private static void refused(RefusalCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}

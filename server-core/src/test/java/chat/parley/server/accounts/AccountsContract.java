package chat.parley.server.accounts;

import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.Registration;
import chat.parley.model.ServerRole;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SignIn;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.Household;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who gets an account and who gets in, on either database.
abstract class AccountsContract extends Household {

    private static final String PASSWORD = "correct horse";

    AccountsContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void registersAndSignsIn() {
        SessionGrant registered = house.register("rita", PASSWORD);
        assertThat(house.signedIn(registered).person()).isEqualTo(registered.person());
        SessionGrant second = house.signIn("RITA", PASSWORD);
        assertThat(second.person()).isEqualTo(registered.person());
        assertThat(second.session()).isNotEqualTo(registered.session());
        refused(RefusalCode.NAME_TAKEN, () -> house.register("rita", PASSWORD));
        refused(RefusalCode.BAD_FIELD, () -> house.register("rico", "short"));
    }

    @Test
    void answersTheSameForAWrongNameAndAWrongPassword() {
        house.register("sam", PASSWORD);
        house.register("open.sam", null);
        for (String name : List.of("sam", "nobody.here", "open.sam", "not a name at all!")) {
            assertThatThrownBy(() -> house.signIn(name, "wrong password"))
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
                            .mapToObj(_ -> threads.submit(() -> house.register("popular", null)))
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

    private static NewAccount account(@Nullable String setupCode) {
        return new NewAccount(
                "root" + UUID.randomUUID().toString().substring(0, 8),
                "Root",
                null,
                "d",
                null,
                setupCode);
    }
}

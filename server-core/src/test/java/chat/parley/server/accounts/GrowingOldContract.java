package chat.parley.server.accounts;

import static chat.parley.server.messages.TestHouse.op;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.PersonId;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.Refresh;
import chat.parley.protocol.SessionGrant;
import chat.parley.server.db.Housekeeping;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.TestHouse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What of accounts is taken away in time, and that nothing else is, on either database.
abstract class GrowingOldContract {

    private final TestDatabases.Kind kind;
    private TestHouse house;
    private Housekeeping keeping;

    GrowingOldContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        house = new TestHouse(kind.fresh());
        keeping =
                Housekeeping.start(
                        house.database, house.clock, Accounts.chores(), Duration.ofMillis(20));
    }

    @AfterEach
    void close() {
        keeping.close();
        house.close();
    }

    @Test
    void operationsOfThirtyDaysAgo() {
        PersonId ann = house.person("ann");
        ChangeProfile first = new ChangeProfile(1, op(), "Ann", null, null);
        house.profiles.change(ann, first);
        house.clock.pass(Duration.ofDays(29));
        ChangeProfile second = new ChangeProfile(1, op(), "Anna", null, null);
        house.profiles.change(ann, second);
        assertThat(known(ann, first)).isTrue();
        house.clock.pass(Duration.ofDays(2));
        await().until(() -> !known(ann, first));
        assertThat(known(ann, second)).isTrue();
    }

    @Test
    void sessionsThatNobodyCanRenewAnyMore() {
        house.person("ann");
        house.clock.pass(Duration.ofDays(20));
        SessionGrant later = house.register("bea", "correct horse");
        assertThat(rows()).isEqualTo(2);
        house.clock.pass(Duration.ofDays(12));
        await().until(() -> rows() == 1);
        assertThat(house.accounts.stands(later.session())).isTrue();
    }

    @Test
    void theSessionRenewedLongestAgoWhenAPersonHasTooMany() {
        SessionGrant first = house.register("ann", "correct horse");
        house.clock.pass(Duration.ofMinutes(1));
        SessionGrant second = another();
        for (int i = 2; i < 100; i++) {
            house.clock.pass(Duration.ofSeconds(1));
            another();
        }
        house.accounts.refresh(new Refresh(first.refreshToken(), UUID.randomUUID()));
        assertThat(house.accounts.stands(second.session())).isTrue();
        another();
        assertThat(house.accounts.stands(first.session())).isTrue();
        assertThat(house.accounts.stands(second.session())).isFalse();
    }

    private boolean known(PersonId by, ChangeProfile operation) {
        return house.database.read(handle -> Operations.find(handle, by, operation).isPresent());
    }

    private long rows() {
        return house.database.read(handle ->
                handle.createQuery("select count(*) from session").mapTo(Long.class).one());
    }

    /// As after the right password, which takes long to check.
    private SessionGrant another() {
        AccountSql.Credentials proven =
                house.database.read(handle -> AccountSql.credentials(handle, "ann")).orElseThrow();
        return house.accounts.start("ann", proven, "device");
    }
}

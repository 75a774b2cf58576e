package chat.parley.server.accounts;

import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.RefusalCode;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.Refresh;
import chat.parley.protocol.SessionEnded;
import chat.parley.protocol.SessionGrant;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.Household;
import chat.parley.server.messages.TestHouse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What sessions and their tokens promise on either database.
abstract class SessionsContract extends Household {

    SessionsContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void giveTheSameTokensForTheSameRotationAndRevokesOtherwise() {
        SessionGrant first = house.register("tina", null);
        UUID rotation = UUID.randomUUID();
        SessionGrant second = house.accounts.refresh(new Refresh(first.refreshToken(), rotation));
        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(house.signedIn(first).session()).isEqualTo(first.session());
        SessionGrant same = house.accounts.refresh(new Refresh(first.refreshToken(), rotation));
        assertThat(same.token()).isEqualTo(second.token());
        assertThat(same.refreshToken()).isEqualTo(second.refreshToken());
        SessionGrant third =
                house.accounts.refresh(new Refresh(second.refreshToken(), UUID.randomUUID()));
        assertThat(house.signedIn(third).session()).isEqualTo(first.session());
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
        SessionGrant first = house.register("uma", null);
        UUID rotation = UUID.randomUUID();
        house.accounts.refresh(new Refresh(first.refreshToken(), rotation));
        house.clock.pass(Duration.ofSeconds(31));
        refused(
                RefusalCode.NOT_SIGNED_IN,
                () -> house.accounts.refresh(new Refresh(first.refreshToken(), rotation)));
    }

    @Test
    void tellsAnExpiredTokenFromAnUnknownOne() {
        SessionGrant grant = house.register("vera", null);
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
    void endsASessionOnlyForItsPerson() {
        SessionGrant xena = house.register("xena", null);
        SessionGrant yuri = house.register("yuri", null);
        house.accounts.endSession(yuri.person(), xena.session());
        assertThat(house.signedIn(xena).person()).isEqualTo(xena.person());
        house.accounts.endSession(xena.person(), xena.session());
        assertThat(house.accounts.authenticate(xena.token()))
                .isInstanceOf(Authentication.Rejected.class);
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
}

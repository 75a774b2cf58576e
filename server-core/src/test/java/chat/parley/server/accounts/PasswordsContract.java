package chat.parley.server.accounts;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.AccountState;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.ChangePassword;
import chat.parley.protocol.Done;
import chat.parley.protocol.SessionGrant;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.Household;
import org.junit.jupiter.api.Test;

/// That nobody gets in, or stays in, by a password that is no longer theirs, on either database.
abstract class PasswordsContract extends Household {

    private static final String PASSWORD = "correct horse";

    PasswordsContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void endsOtherSessionsWhenThePasswordChanges() {
        SessionGrant here = house.register("walt", PASSWORD);
        SessionGrant there = house.signIn("walt", PASSWORD);
        refused(
                RefusalCode.FORBIDDEN,
                () ->
                        house.accounts.changePassword(
                                house.signedIn(here),
                                new ChangePassword(1, op(), "wrong one", "battery staple")));
        house.accounts.changePassword(
                house.signedIn(here), new ChangePassword(1, op(), PASSWORD, "battery staple"));
        assertThat(house.signedIn(here).session()).isEqualTo(here.session());
        assertThat(house.accounts.authenticate(there.token()))
                .isInstanceOf(Authentication.Rejected.class);
        refused(RefusalCode.BAD_CREDENTIALS, () -> house.signIn("walt", PASSWORD));
        assertThat(house.signIn("walt", "battery staple").person()).isEqualTo(here.person());
    }

    @Test
    void answersARepeatedChangeOfThePassword() {
        SessionGrant here = house.register("walda", PASSWORD);
        ChangePassword change = new ChangePassword(1, op(), PASSWORD, "battery staple");
        assertThat(house.accounts.changePassword(house.signedIn(here), change))
                .isEqualTo(Done.CHANGED);
        SessionGrant later = house.signIn("walda", "battery staple");
        assertThat(house.accounts.changePassword(house.signedIn(here), change))
                .isEqualTo(Done.AGAIN);
        assertThat(house.signedIn(later).person()).isEqualTo(here.person());
        refused(
                RefusalCode.FORBIDDEN,
                () ->
                        house.accounts.changePassword(
                                house.signedIn(here),
                                new ChangePassword(1, op(), PASSWORD, "battery staple")));
    }

    @Test
    void startsNoSessionWithAPasswordThatWasChangedMeanwhile() {
        SessionGrant vic = house.register("vic", PASSWORD);
        AccountSql.Credentials proven = credentials("vic");
        house.accounts.changePassword(
                house.signedIn(vic), new ChangePassword(1, op(), PASSWORD, "battery staple"));
        refused(RefusalCode.BAD_CREDENTIALS, () -> house.accounts.start("vic", proven, "device"));
        assertThat(house.accounts.start("vic", credentials("vic"), "device").person())
                .isEqualTo(vic.person());
    }

    @Test
    void startsNoSessionAfterAResetOrASuspensionMeanwhile() {
        PersonId wanda = house.register("wanda", PASSWORD).person();
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

    private AccountSql.Credentials credentials(String name) {
        return house.database.read(handle -> AccountSql.credentials(handle, name)).orElseThrow();
    }

    private Administration administration() {
        return new Administration(
                house.database, house.doorbell, house.clock, house.accounts, house.people);
    }
}

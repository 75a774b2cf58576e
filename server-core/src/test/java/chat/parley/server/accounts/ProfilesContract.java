package chat.parley.server.accounts;

import static chat.parley.server.messages.TestHouse.op;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Person;
import chat.parley.model.Presence;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.Done;
import chat.parley.protocol.FindPeople;
import chat.parley.protocol.PreferenceChanged;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SetPreference;
import chat.parley.protocol.SetStatus;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.Household;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What people tell of themselves and how they are found, on either database.
abstract class ProfilesContract extends Household {

    ProfilesContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void keepsProfileStatusAndSettings() {
        SessionGrant grant = house.register("lena", null);
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
        SetStatus meeting = new SetStatus(1, Presence.BUSY, "meeting", null, 60L);
        assertThat(house.profiles.setStatus(grant.person(), meeting)).isEqualTo(Done.CHANGED);
        Person busy = house.profile(grant.person());
        assertThat(busy.presence()).isEqualTo(Presence.BUSY);
        assertThat(busy.status()).isNotNull();
        house.clock.pass(Duration.ofSeconds(61));
        assertThat(house.profile(grant.person()).status()).isNull();
        SetStatus over = new SetStatus(1, Presence.BUSY, null, null, null);
        assertThat(house.profiles.setStatus(grant.person(), over)).isEqualTo(Done.UNCHANGED);
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
        house.register("wild", null);
        assertThat(house.profiles.find(new FindPeople(1, "w%d", null)).items()).isEmpty();
        assertThat(house.profiles.find(new FindPeople(1, "w_ld", null)).items()).isEmpty();
    }
}

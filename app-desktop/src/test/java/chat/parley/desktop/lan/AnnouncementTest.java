package chat.parley.desktop.lan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What a host says of itself is read back, and nonsense is not believed.
class AnnouncementTest {

    @Test
    void saysWhatIsReadBack() {
        Announcement said =
                new Announcement("id", "Ship", "0f".repeat(32), "open", OptionalInt.of(12), "1");
        assertThat(Announcement.read(said.text()::get)).isEqualTo(said);
    }

    @Test
    void doesNotBelieveNonsense() {
        Map<String, String> text =
                Map.of("name", "a\u0000b\u202ec" + "x".repeat(500), "key", "zz", "people", "-1");
        Announcement read = Announcement.read(text::get);
        assertThat(read.name()).startsWith("abcx").hasSize(128);
        assertThat(read.fingerprint()).isNull();
        assertThat(read.people()).isEmpty();
        assertThat(read.serverId()).isEmpty();
    }

    @Test
    void isNotCompleteBeforeItsTextIsHeard() {
        assertThat(Announcement.read(_ -> null).complete()).isFalse();
        Map<String, String> text = Map.of("id", "1", "name", "Ship");
        assertThat(Announcement.read(text::get).complete()).isTrue();
    }
}

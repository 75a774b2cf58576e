package chat.parley.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.link.ConnectionState;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every state without a connection has words and a way on.
class BannerTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private static Optional<Banner> banner(ConnectionState state) {
        return Banner.of(state, NOW, "Field Lab");
    }

    @Test
    void saysNothingWhileEverythingWorksOrBegins() {
        assertThat(banner(new ConnectionState.Online())).isEmpty();
        assertThat(banner(new ConnectionState.Connecting(1))).isEmpty();
    }

    @Test
    void saysThatItTriesAgain() {
        Banner shown = banner(new ConnectionState.Connecting(2)).orElseThrow();
        assertThat(shown.action()).isEqualTo(Banner.Action.NONE);
        assertThat(shown.button()).isEmpty();
        assertThat(shown.words()).contains("Field Lab");
    }

    @ParameterizedTest
    @EnumSource(ConnectionState.Reason.class)
    void aWaitHasAReasonATimeAndAButton(ConnectionState.Reason reason) {
        Banner shown =
                banner(new ConnectionState.Waiting(NOW.plusMillis(2_500), reason)).orElseThrow();
        assertThat(shown.words()).contains("Field Lab").endsWith("Next try in 3 seconds.");
        assertThat(shown.tone()).isEqualTo(Banner.Tone.CALM);
        assertThat(shown.button()).isEqualTo("Try now");
    }

    @Test
    void aWaitThatIsOverIsNotCountedDown() {
        assertThat(
                        banner(
                                        new ConnectionState.Waiting(
                                                NOW.minusSeconds(1), ConnectionState.Reason.LOST))
                                .orElseThrow()
                                .words())
                .endsWith("Trying again now.");
    }

    @ParameterizedTest
    @EnumSource(ConnectionState.Why.class)
    void whoIsSignedOutCanSignIn(ConnectionState.Why why) {
        Banner shown = banner(new ConnectionState.SignedOut(why)).orElseThrow();
        assertThat(shown.tone()).isEqualTo(Banner.Tone.DANGER);
        assertThat(shown.button()).isEqualTo("Sign in");
    }

    @ParameterizedTest
    @EnumSource(ConnectionState.Stop.class)
    void aConnectionThatStoppedSaysWhatIsSafe(ConnectionState.Stop stop) {
        assertThat(banner(new ConnectionState.Stopped(stop)).orElseThrow().words())
                .contains("safe here");
    }

    @Test
    void anotherKeyIsExplained() {
        Banner shown = banner(new ConnectionState.KeyChanged("aa", "bb")).orElseThrow();
        assertThat(shown.action()).isEqualTo(Banner.Action.WHY);
        assertThat(shown.button()).isEqualTo("Why?");
    }
}

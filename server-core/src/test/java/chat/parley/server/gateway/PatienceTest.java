package chat.parley.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PatienceTest {

    private static final long START = 5_000_000_000L;

    private final Patience patience = new Patience();

    @Test
    void theThirdCommandThatIgnoresARefusalIsTooMany() {
        patience.refuse(Pace.SEARCH, START, Duration.ofSeconds(9));
        assertThat(patience.bear(Pace.SEARCH, at(2))).isTrue();
        assertThat(patience.bear(Pace.SEARCH, at(3))).isTrue();
        assertThat(patience.bear(Pace.SEARCH, at(4))).isFalse();
    }

    @Test
    void commandsUnderWayWhenTheRefusalCameAreForgiven() {
        patience.refuse(Pace.SEND, START, Duration.ofSeconds(9));
        for (int i = 0; i < 50; i++) {
            assertThat(patience.bear(Pace.SEND, START + i)).isTrue();
        }
    }

    @Test
    void anotherKindAndALaterTimeAreForgiven() {
        patience.refuse(Pace.SEARCH, START, Duration.ofSeconds(3));
        for (int i = 0; i < 5; i++) {
            assertThat(patience.bear(Pace.SEND, at(2))).isTrue();
            assertThat(patience.bear(Pace.SEARCH, at(4))).isTrue();
        }
    }

    @Test
    void theTenthBadFrameWithinAMinuteIsTooMany() {
        for (int i = 0; i < 9; i++) {
            assertThat(patience.bearBadFrame(at(i))).isTrue();
        }
        assertThat(patience.bearBadFrame(at(10))).isFalse();
        assertThat(patience.bearBadFrame(at(120))).isTrue();
    }

    private static long at(int seconds) {
        return START + Duration.ofSeconds(seconds).toNanos();
    }
}

package chat.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the limits of a server may be.
final class LimitsTest {

    @Test
    void everyDefaultIsAllowed() {
        assertThat(Limit.values()).allMatch(limit -> limit.allows(limit.standard()));
    }

    @Test
    void refusesWhatWouldLockEverybodyOutOrMeanSomethingElse() {
        refuses(Limit.FRAGMENTS, 0);
        refuses(Limit.UNANSWERED, 0);
        refuses(Limit.SEND_BURST, 0.5);
        refuses(Limit.MESSAGE_SECONDS, 0);
        refuses(Limit.ACCESS_MINUTES, 0);
        refuses(Limit.REFRESH_DAYS, 0);
        refuses(Limit.CONNECTIONS, 0.5);
        for (Limit limit : Limit.values()) {
            refuses(limit, -1);
            refuses(limit, Double.NaN);
            refuses(limit, Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void liftsRatesAndConnectionsByZero() {
        for (Limit limit :
                List.of(Limit.SENDS_PER_SECOND, Limit.CONNECTIONS, Limit.FILE_MEGABYTES)) {
            assertThat(limit.liftable()).isTrue();
            assertThat(Limits.standard().with(limit, 0).lifted(limit)).isTrue();
        }
    }

    @Test
    void aClientGoesOnWithItsDefaultWhereAServerSaysWhatItCannotKnow() {
        Limits told = Limits.ofSent(Map.of("fragments", -3.0, "connections", 7.0, "new", 1.0));
        assertThat(told).isEqualTo(Limits.standard().with(Limit.CONNECTIONS, 7));
    }

    private static void refuses(Limit limit, double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.standard().with(limit, value))
                .withMessageContaining(limit.key())
                .withMessageContaining(limit.range());
    }
}

package chat.parley.desktop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SeenMessagesTest {

    private final SeenMessages seen = new SeenMessages();

    @Test
    void halfASecondInSightIsRead() {
        assertThat(look(5, 0)).isEmpty();
        assertThat(look(5, 499)).isEmpty();
        assertThat(look(5, 500)).hasValue(5);
        assertThat(look(5, 1_500)).isEmpty();
    }

    @Test
    void whatIsScrolledAwayBeforeThatIsNotRead() {
        look(9, 0);
        look(4, 250);
        assertThat(look(4, 600)).isEmpty();
        assertThat(look(4, 750)).hasValue(4);
        assertThat(look(9, 800)).isEmpty();
    }

    @Test
    void aStreamOfNewMessagesIsReadAsItFlows() {
        look(1, 0);
        look(2, 250);
        assertThat(look(3, 500)).hasValue(1);
        assertThat(look(4, 750)).hasValue(2);
    }

    @Test
    void nothingIsReadWhileNobodyLooks() {
        look(5, 0);
        assertThat(seen.look(5, false, at(600))).isEmpty();
        assertThat(look(5, 700)).isEmpty();
        assertThat(look(5, 1_200)).hasValue(5);
    }

    @Test
    void neverGoesBack() {
        look(5, 0);
        look(5, 500);
        look(3, 600);
        assertThat(look(3, 1_200)).isEmpty();
    }

    private OptionalLong look(long last, long millis) {
        return seen.look(last, true, at(millis));
    }

    private static Instant at(long millis) {
        return Instant.EPOCH.plusMillis(millis);
    }
}

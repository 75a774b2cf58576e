package chat.parley.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.model.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatusEndsTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final PersonId ann = new PersonId(new UUID(0, 1));
    private final PersonId bob = new PersonId(new UUID(0, 2));
    private final Map<PersonId, Instant> until =
            Map.of(ann, START.plusSeconds(2), bob, START.plusSeconds(5));
    private final List<PersonId> told = new ArrayList<>();
    private boolean away;

    private final StatusEnds ends = new StatusEnds(this::ended, told::add, START);

    @Test
    void tellsEachEndOnce() {
        ends.look(START.plusSeconds(1));
        assertThat(told).isEmpty();
        ends.look(START.plusSeconds(2));
        assertThat(told).containsExactly(ann);
        ends.look(START.plusSeconds(4));
        ends.look(START.plusSeconds(3));
        ends.look(START.plusSeconds(9));
        assertThat(told).containsExactly(ann, bob);
    }

    @Test
    void missesNothingWhileTheDatabaseIsAway() {
        away = true;
        assertThatThrownBy(() -> ends.look(START.plusSeconds(3)))
                .isInstanceOf(IllegalStateException.class);
        away = false;
        ends.look(START.plusSeconds(4));
        assertThat(told).containsExactly(ann);
    }

    private List<PersonId> ended(Instant from, Instant to) {
        if (away) {
            throw new IllegalStateException("away");
        }
        return until.entrySet().stream()
                .filter(each -> each.getValue().isAfter(from) && !each.getValue().isAfter(to))
                .map(Map.Entry::getKey)
                .toList();
    }
}

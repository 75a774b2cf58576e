package chat.parley.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.PersonId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageBudgetTest {

    private final PersonId ann = new PersonId(new UUID(0, 1));

    @Test
    void takesTheFirstHoweverLongItIsAndNothingAfterIt() {
        PageBudget budget = new PageBudget();

        assertThat(budget.takes("x".repeat(2_000_000), List.of())).isTrue();
        assertThat(budget.takes("", List.of())).isFalse();
    }

    @Test
    void countsEachPersonOnce() {
        PageBudget budget = new PageBudget();
        int taken = 0;
        while (budget.takes("", List.of(ann))) {
            taken++;
        }
        assertThat(taken).isBetween(1_900, 2_000);

        PageBudget ofMany = new PageBudget();
        int people = 0;
        while (ofMany.takes("", List.of(new PersonId(new UUID(1, people))))) {
            people++;
        }
        assertThat(people).isBetween(280, 300);
    }
}

package chat.parley.desktop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class ItemSyncTest {

    @Test
    void whateverChangesTheListsAreEqualAfterwards() {
        Random random = new Random(20261121);
        for (int round = 0; round < 2_000; round++) {
            ObservableList<ConversationItem> shown =
                    FXCollections.observableArrayList(some(random));
            List<ConversationItem> wanted = some(random);
            ItemSync.bring(shown, wanted);
            assertThat(shown).isEqualTo(wanted);
        }
    }

    @Test
    void linesThatStayAreNotTouched() {
        ObservableList<ConversationItem> shown = FXCollections.observableArrayList(lines(10, 60));
        List<ConversationItem> touched = new ArrayList<>();
        shown.addListener(
                (ListChangeListener<ConversationItem>)
                        change -> {
                            while (change.next()) {
                                touched.addAll(change.getRemoved());
                            }
                        });
        ItemSync.bring(shown, lines(0, 61));
        assertThat(touched).isEmpty();
        ItemSync.bring(shown, lines(5, 62));
        assertThat(touched).isEqualTo(lines(0, 5));
    }

    private static List<ConversationItem> lines(int from, int to) {
        List<ConversationItem> lines = new ArrayList<>();
        for (int number = from; number < to; number++) {
            lines.add(new ConversationItem.Line(number, "line", "09:00"));
        }
        return lines;
    }

    private static List<ConversationItem> some(Random random) {
        List<ConversationItem> lines = new ArrayList<>();
        boolean shuffled = random.nextInt(10) == 0;
        for (int number = 0; number < 20; number++) {
            if (random.nextBoolean()) {
                String text = random.nextInt(5) == 0 ? "changed" : "line";
                lines.add(
                        shuffled ? random.nextInt(lines.size() + 1) : lines.size(),
                        new ConversationItem.Line(number, text, ""));
            }
        }
        return lines;
    }
}

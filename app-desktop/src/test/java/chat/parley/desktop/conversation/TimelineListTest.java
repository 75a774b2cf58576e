package chat.parley.desktop.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chat.parley.desktop.fx.FxStage;
import chat.parley.desktop.fx.Theme;
import java.time.ZoneOffset;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimelineListTest {

    private final SampleTalk talk = FxStage.call(SampleTalk::new);
    private ConversationModel model = FxStage.call(this::model);
    private TimelineList list = FxStage.call(this::list);
    private final Stage stage = FxStage.call(Stage::new);

    @AfterEach
    void close() {
        FxStage.run(() -> {
            list.close();
            model.close();
            stage.close();
        });
    }

    @Test
    void opensAtTheEndWhenEverythingIsRead() {
        FxStage.run(() -> talk.chatter(120));
        FxStage.run(() -> talk.sample.session().reading().markRead(talk.room, 120));
        show();
        assertThat(last().said().seq()).isEqualTo(120);
        assertThat(bottom(last())).isCloseTo(list.getHeight(), within(1.0));
    }

    @Test
    void opensAtTheOldestUnreadWithSomethingReadAboveIt() {
        FxStage.run(() -> talk.chatter(120));
        FxStage.run(() -> talk.sample.session().reading().markRead(talk.room, 60));
        show();
        MessageRow oldest = row(61);
        assertThat(top(oldest)).isBetween(60.0, list.getHeight() - 60);
        assertThat(FxStage.call(() -> list.sight().rows().getFirst().said().seq())).isLessThan(61);
    }

    @Test
    void rowsPutInFrontMoveNothing() {
        FxStage.run(() -> talk.chatter(200));
        FxStage.run(() -> talk.sample.session().reading().markRead(talk.room, 200));
        show();
        for (int page = 0; page < 2; page++) {
            FxStage.run(() -> list.scrollBy(-600));
            FxStage.pulse();
            MessageRow kept = FxStage.call(() -> list.sight().rows().get(1));
            double before = top(kept);
            int rows = FxStage.call(() -> model.itemsProperty().get().size());
            FxStage.run(() -> talk.sample.session().timeline(talk.room).loadOlder());
            FxStage.pulse();
            assertThat(FxStage.call(() -> model.itemsProperty().get().size()))
                    .isGreaterThan(rows + 40);
            assertThat(top(row(kept.said().seq()))).isEqualTo(before);
        }
    }

    @Test
    void theEndStaysInSightWhenMessagesComeAndWhenTheWindowShrinks() {
        FxStage.run(() -> talk.chatter(60));
        FxStage.run(() -> talk.sample.session().reading().markRead(talk.room, 60));
        show();
        FxStage.run(() -> talk.say(talk.grace, 100, "a new one"));
        FxStage.pulse();
        assertThat(last().said().seq()).isEqualTo(61);
        assertThat(bottom(last())).isCloseTo(list.getHeight(), within(1.0));
        FxStage.run(() -> stage.setHeight(stage.getHeight() - 120));
        FxStage.pulse();
        FxStage.pulse();
        assertThat(last().said().seq()).isEqualTo(61);
        assertThat(bottom(last())).isCloseTo(list.getHeight(), within(1.0));
    }

    @Test
    void whoReadsFurtherUpIsNotMovedByNewMessages() {
        FxStage.run(() -> talk.chatter(60));
        FxStage.run(() -> talk.sample.session().reading().markRead(talk.room, 60));
        show();
        FxStage.run(() -> list.scrollBy(-400));
        FxStage.pulse();
        MessageRow kept = FxStage.call(() -> list.sight().rows().get(1));
        double before = top(kept);
        FxStage.run(() -> talk.say(talk.grace, 100, "a new one"));
        FxStage.pulse();
        assertThat(top(row(kept.said().seq()))).isEqualTo(before);
        assertThat(FxStage.call(() -> list.atEndProperty().get())).isFalse();
    }

    @Test
    void aReactionOnAMessageInSightKeepsTheFirstLineWhereItIs() {
        FxStage.run(() -> talk.chatter(60));
        FxStage.run(() -> talk.sample.session().reading().markRead(talk.room, 60));
        show();
        FxStage.run(() -> list.scrollBy(-400));
        FxStage.pulse();
        MessageRow first = FxStage.call(() -> list.sight().rows().getFirst());
        double before = top(first);
        FxStage.run(() -> model.react(list.sight().rows().get(2).said(), "👍"));
        FxStage.pulse();
        assertThat(top(row(first.said().seq()))).isEqualTo(before);
    }

    @Test
    void onlyMessagesWhoseLowerEdgeIsInSightCount() {
        FxStage.run(() -> talk.chatter(60));
        FxStage.run(() -> talk.sample.session().reading().markRead(talk.room, 60));
        show();
        assertThat(FxStage.call(() -> list.sight().lastMessage())).isEqualTo(60);
        FxStage.run(() -> list.scrollBy(-3));
        FxStage.pulse();
        assertThat(FxStage.call(() -> list.sight().lastMessage())).isEqualTo(59);
    }

    @Test
    void everyRowSpeaksForItself() {
        FxStage.run(talk::everything);
        show();
        assertThat(FxStage.call(() -> row(8).getAccessibleText()))
                .isEqualTo(
                        "Alan, %s, can you bring the second transducer? Boat leaves 09:15. Reactions: 2 people 🤔"
                                .formatted(
                                        model.itemsProperty().get().stream()
                                                .filter(ConversationItem.Said.class::isInstance)
                                                .map(ConversationItem.Said.class::cast)
                                                .filter(said -> said.seq() == 8)
                                                .findFirst()
                                                .orElseThrow()
                                                .when()
                                                .time()));
    }

    private ConversationModel model() {
        return new ConversationModel(
                talk.sample.session(), talk.room, talk.sample.timers()::now, ZoneOffset.UTC);
    }

    private TimelineList list() {
        return new TimelineList(model, new RowActions(model, _ -> {}, _ -> {}));
    }

    private void show() {
        FxStage.run(() -> {
            model.open();
            list.open();
            Scene scene = new Scene(list, 800, 600);
            new Theme().adopt(scene);
            stage.setScene(scene);
            stage.show();
        });
        FxStage.pulse();
        FxStage.pulse();
    }

    private MessageRow last() {
        return FxStage.call(() -> list.sight().rows().getLast());
    }

    private MessageRow row(long seq) {
        return Objects.requireNonNull(
                FxStage.call(() ->
                        list.sight().rows().stream()
                                .filter(row -> row.said().seq() == seq)
                                .findFirst()
                                .orElse(null)),
                "message " + seq + " is not in sight");
    }

    private double top(MessageRow row) {
        return FxStage.call(() -> list.sceneToLocal(row.localToScene(0, 0)).getY());
    }

    private double bottom(MessageRow row) {
        return top(row) + row.getHeight();
    }
}

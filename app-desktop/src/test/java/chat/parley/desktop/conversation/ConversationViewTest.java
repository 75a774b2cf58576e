package chat.parley.desktop.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.desktop.fx.FxStage;
import chat.parley.desktop.fx.Theme;
import chat.parley.desktop.fx.picker.RecentEmoji;
import chat.parley.protocol.React;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.css.CssParser;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationViewTest {

    private final SampleTalk talk = FxStage.call(SampleTalk::new);
    private final List<String> written = new ArrayList<>();
    private final List<String> followed = new ArrayList<>();
    private final Stage stage = FxStage.call(Stage::new);
    private final Robot robot = FxStage.call(Robot::new);
    private final StackPane root = FxStage.call(() -> new StackPane());

    @AfterEach
    void close() {
        FxStage.run(stage::close);
    }

    @Test
    void theBarOverARowMovesNothingAndGivesAReaction() {
        ConversationView view = show(talk::everything);
        MessageRow row = row(view, 3);
        Bounds before = FxStage.call(row::getBoundsInParent);
        Node bar = FxStage.call(() -> Objects.requireNonNull(view.lookup(".hover-bar")));
        assertThat(FxStage.call(bar::isVisible)).isFalse();
        point(row);
        assertThat(FxStage.call(bar::isVisible)).isTrue();
        assertThat(FxStage.call(row::getBoundsInParent)).isEqualTo(before);
        click(FxStage.call(() -> ((Parent) bar).getChildrenUnmodifiable().getFirst()));
        assertThat(FxStage.call(() -> talk.sample.server().heard(React.class)))
                .singleElement()
                .matches(react -> react.emoji().equals("👍") && react.on());
    }

    @Test
    void aClickOnAPillTakesTheReactionBackAndItsNeighboursStay() {
        ConversationView view = show(talk::everything);
        List<Node> pills = pills(row(view, 1));
        double neighbour = FxStage.call(() -> pills.get(1).localToScene(0, 0).getX());
        click(pills.getFirst());
        assertThat(FxStage.call(() -> talk.sample.server().heard(React.class)))
                .singleElement()
                .matches(react -> react.emoji().equals("👍") && !react.on());
        List<Node> after = pills(row(view, 1));
        assertThat(FxStage.call(() -> after.get(1).localToScene(0, 0).getX())).isEqualTo(neighbour);
    }

    @Test
    void aLinkIsFollowedByAClick() {
        ConversationView view = show(talk::everything);
        click(FxStage.call(() -> Objects.requireNonNull(row(view, 1).lookup(".message-link"))));
        assertThat(followed).containsExactly("https://example.org/log/4?line=3");
    }

    @Test
    void whatIsInSightOfAFocusedWindowBecomesRead() {
        show(talk::everything);
        await().until(() -> FxStage.call(() -> talk.room.unreadProperty().get()) == 0);
        assertThat(FxStage.call(() -> talk.room.readSeq())).isEqualTo(10);
    }

    @Test
    void lettersTypedOnTheMessagesGoToTheComposer() {
        ConversationView view = show(talk::everything);
        FxStage.run(view::focusMessages);
        FxStage.run(() -> robot.keyType(KeyCode.H));
        FxStage.pulse();
        assertThat(written).containsExactly("h");
    }

    @Test
    void arrowsGoFromMessageToMessage() {
        ConversationView view = show(talk::everything);
        FxStage.run(view::focusMessages);
        FxStage.run(() -> robot.keyType(KeyCode.UP));
        FxStage.pulse();
        Node focused = FxStage.call(() -> Objects.requireNonNull(stage.getScene().getFocusOwner()));
        assertThat(((MessageRow) focused).said().seq()).isEqualTo(9);
    }

    @Test
    void everyLookupOfTheStylesheetIsAnsweredWhileTheListScrolls() {
        List<String> warnings = new ArrayList<>();
        ListChangeListener<CssParser.ParseError> listen =
                change -> {
                    while (change.next()) {
                        change.getAddedSubList().forEach(each -> warnings.add(each.getMessage()));
                    }
                };
        FxStage.run(() -> CssParser.errorsProperty().addListener(listen));
        ConversationView view =
                show(() -> {
                    talk.chatter(120);
                    talk.sample.session().reading().markRead(talk.room, 120);
                });
        TimelineList list =
                FxStage.call(() -> (TimelineList) Objects.requireNonNull(view.lookup(".timeline")));
        for (int step = 0; step < 12; step++) {
            FxStage.run(() -> list.scrollBy(-700));
            FxStage.pulse();
        }
        FxStage.run(() -> CssParser.errorsProperty().removeListener(listen));
        assertThat(warnings).isEmpty();
    }

    @Test
    void anEmptyRoomSaysSo() {
        ConversationView view = show(() -> {});
        assertThat(FxStage.call(() -> view.lookup(".notice"))).isNotNull();
        FxStage.run(() -> talk.say(talk.grace, 0, "first"));
        FxStage.pulse();
        assertThat(FxStage.call(() -> view.lookup(".notice"))).isNull();
        assertThat(row(view, 1).said().text()).isEqualTo("first");
    }

    @Test
    void theTypingLineHasAlwaysTheSameHeight() {
        ConversationView view = show(talk::everything);
        Node line = FxStage.call(() -> Objects.requireNonNull(view.lookup(".typing-line")));
        double empty = FxStage.call(() -> line.getLayoutBounds().getHeight());
        FxStage.run(() -> talk.sample.types(talk.alan, talk.room, true));
        FxStage.pulse();
        assertThat(FxStage.call(() -> line.getLayoutBounds().getHeight())).isEqualTo(empty);
    }

    @Test
    void openingARoomTwoHundredTimesLeavesNothingBehind() {
        FxStage.run(talk::everything);
        List<WeakReference<Object>> past = new ArrayList<>();
        FxStage.run(() -> adopt(new Scene(root, 800, 600)));
        for (int time = 0; time < 200; time++) {
            FxStage.run(() -> {
                ConversationModel model = model();
                ConversationView view = view(model);
                root.getChildren().setAll(view);
                root.applyCss();
                root.layout();
                past.add(new WeakReference<>(model));
                past.add(new WeakReference<>(view));
                root.getChildren().clear();
                view.close();
                model.close();
            });
        }
        FxStage.pulse();
        await().pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    System.gc();
                    return past.stream().filter(held -> held.get() != null).count() <= 2;
                });
    }

    private ConversationView show(Runnable before) {
        ConversationView view =
                FxStage.call(() -> {
                    before.run();
                    ConversationView made = view(model());
                    root.getChildren().setAll(made);
                    adopt(new Scene(root, 800, 900));
                    return made;
                });
        FxStage.pulse();
        FxStage.pulse();
        return view;
    }

    private void adopt(Scene scene) {
        new Theme().adopt(scene);
        stage.setScene(scene);
        stage.show();
        stage.requestFocus();
        Platform.requestNextPulse();
    }

    private ConversationModel model() {
        ConversationModel model = new ConversationModel(talk.sample.session(), talk.room);
        model.open();
        return model;
    }

    private ConversationView view(ConversationModel model) {
        return new ConversationView(model, new RecentEmoji(), followed::add, written::add);
    }

    private static MessageRow row(ConversationView view, long seq) {
        return FxStage.call(() ->
                view.lookupAll(".message-row").stream()
                        .map(MessageRow.class::cast)
                        .filter(row -> row.said().seq() == seq)
                        .findFirst()
                        .orElseThrow());
    }

    private static List<Node> pills(MessageRow row) {
        return FxStage.call(() ->
                List.copyOf(
                        ((Parent) Objects.requireNonNull(row.lookup(".reaction-line")))
                                .getChildrenUnmodifiable()));
    }

    private void point(Node node) {
        FxStage.run(() -> robot.mouseMove(middle(node)));
        FxStage.pulse();
    }

    private void click(Node node) {
        point(node);
        FxStage.run(() -> robot.mouseClick(MouseButton.PRIMARY));
        FxStage.pulse();
    }

    private static Point2D middle(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }
}

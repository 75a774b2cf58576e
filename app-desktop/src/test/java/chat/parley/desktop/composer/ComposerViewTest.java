package chat.parley.desktop.composer;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.fx.FxStage;
import chat.parley.desktop.fx.Theme;
import chat.parley.desktop.fx.picker.RecentEmoji;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.SampleSession;
import chat.parley.model.RoomKind;
import chat.parley.protocol.SendMessage;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Real keys through the toolkit's robot.
class ComposerViewTest {

    private final SampleSession sample = FxStage.call(SampleSession::new);
    private final RoomEntry room = FxStage.call(() -> sample.room(RoomKind.PUBLIC, "harbour"));
    private final ComposerModel model =
            FxStage.call(() -> new ComposerModel(sample.session(), room, () -> {}));
    private final AtomicInteger left = new AtomicInteger();
    private final ComposerView view =
            FxStage.call(() -> new ComposerView(model, new RecentEmoji(), left::incrementAndGet));
    private final Stage stage = FxStage.call(Stage::new);
    private final Robot robot = FxStage.call(Robot::new);
    private final GrowingField field =
            FxStage.call(
                    () -> (GrowingField) Objects.requireNonNull(view.lookup(".growing-field")));

    @BeforeEach
    void show() {
        FxStage.run(() -> {
            BorderPane root = new BorderPane();
            root.setBottom(view);
            Scene scene = new Scene(root, 500, 400);
            new Theme().adopt(scene);
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
            view.focusField();
        });
        FxStage.pulse();
    }

    @AfterEach
    void close() {
        FxStage.run(() -> {
            view.close();
            stage.close();
        });
    }

    @Test
    void enterSends() {
        write("hi");
        press(KeyCode.ENTER);
        assertThat(sent()).containsExactly("hi");
        assertThat(text()).isEmpty();
    }

    @Test
    void shiftEnterBreaksTheLine() {
        write("one");
        press(KeyCode.SHIFT, KeyCode.ENTER);
        write("two");
        assertThat(text()).isEqualTo("one\ntwo");
        assertThat(sent()).isEmpty();
        press(KeyCode.ENTER);
        assertThat(sent()).containsExactly("one\ntwo");
    }

    @Test
    void enterInAnEmptyFieldDoesNothing() {
        press(KeyCode.ENTER);
        write("  ");
        press(KeyCode.ENTER);
        assertThat(sent()).isEmpty();
        assertThat(FxStage.call(() -> sendButton().isDisabled())).isTrue();
    }

    @Test
    void enterDoesNotSendWhileAnInputMethodComposes() {
        write("hi");
        compose("にほ", "");
        press(KeyCode.ENTER);
        assertThat(sent()).isEmpty();
        compose("", "日本");
        press(KeyCode.ENTER);
        assertThat(sent()).containsExactly("hi日本");
    }

    @Test
    void escapeLeavesToTheMessagesAndKeepsTheText() {
        write("hi");
        press(KeyCode.ESCAPE);
        assertThat(left).hasValue(1);
        assertThat(text()).isEqualTo("hi");
    }

    @Test
    void growsWithItsLinesUpToALimit() {
        double one = height();
        FxStage.run(() -> model.textProperty().set("one\ntwo\nthree"));
        FxStage.pulse();
        double three = height();
        assertThat(three).isGreaterThan(one + 25);
        FxStage.run(() -> model.textProperty().set("line\n".repeat(40)));
        FxStage.pulse();
        double most = height();
        assertThat(most).isBetween(three + 60, 240.0);
        FxStage.run(() -> model.textProperty().set("line\n".repeat(80)));
        FxStage.pulse();
        assertThat(height()).isEqualTo(most);
    }

    @Test
    void anEmojiIsOneStepForTheCaretAndForBackspace() {
        FxStage.run(() -> view.write("a👨‍👩‍👧‍👦"));
        write("b");
        press(KeyCode.LEFT);
        press(KeyCode.LEFT);
        write("x");
        assertThat(text()).isEqualTo("ax👨‍👩‍👧‍👦b");
        press(KeyCode.RIGHT);
        press(KeyCode.BACK_SPACE);
        assertThat(text()).isEqualTo("axb");
    }

    @Test
    void copiedEmojiAreEmojiAndPastedOnesToo() {
        FxStage.run(() -> {
            view.write("go 🇮🇸 go");
            field.selectAll();
            field.copy();
            assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("go 🇮🇸 go");
            field.end();
            field.paste();
        });
        assertThat(text()).isEqualTo("go 🇮🇸 gogo 🇮🇸 go");
    }

    @Test
    void undoBringsAnEmojiBack() {
        FxStage.run(() -> {
            view.write("👍");
            field.selectAll();
            field.replaceSelection("no");
            field.undo();
        });
        assertThat(text()).isEqualTo("👍");
    }

    private void write(String letters) {
        letters.chars()
                .forEach(letter -> press(letter == ' ' ? KeyCode.SPACE : key((char) letter)));
    }

    private static KeyCode key(char letter) {
        return KeyCode.valueOf(String.valueOf(letter).toUpperCase(Locale.ROOT));
    }

    private void press(KeyCode... keys) {
        FxStage.run(() -> {
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (int last = keys.length - 1; last >= 0; last--) {
                robot.keyRelease(keys[last]);
            }
        });
        FxStage.pulse();
    }

    @Test
    void runsAsItsFirstLetterDoes() {
        FxStage.run(() -> view.write("שלום!"));
        assertThat(FxStage.call(field::getEffectiveNodeOrientation))
                .isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
        FxStage.run(() -> field.setText("hello, שלום!"));
        assertThat(FxStage.call(field::getEffectiveNodeOrientation))
                .isEqualTo(NodeOrientation.LEFT_TO_RIGHT);
    }

    private void compose(String composed, String committed) {
        FxStage.run(() ->
                field.fireEvent(
                        new InputMethodEvent(
                                InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                                composed.isEmpty()
                                        ? List.of()
                                        : List.of(
                                                new InputMethodTextRun(
                                                        composed,
                                                        InputMethodHighlight.UNSELECTED_RAW)),
                                committed,
                                0)));
    }

    private Button sendButton() {
        return (Button) Objects.requireNonNull(view.lookup(".send-button"));
    }

    private double height() {
        return FxStage.call(view::getHeight);
    }

    private String text() {
        return FxStage.call(() -> model.textProperty().get());
    }

    private List<String> sent() {
        return FxStage.call(() ->
                sample.server().heard(SendMessage.class).stream().map(SendMessage::text).toList());
    }
}

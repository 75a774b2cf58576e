package chat.parley.desktop.fx.picker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.desktop.fx.FxStage;
import chat.parley.desktop.fx.Theme;
import chat.parley.desktop.fx.emoji.Pictograph;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.CssParser;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.robot.Robot;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmojiPickerTest {

    private final List<String> chosen = new ArrayList<>();
    private final RecentEmoji recent = new RecentEmoji();
    private final Stage stage = FxStage.call(Stage::new);
    private final Button opener = FxStage.call(() -> new Button("emoji"));
    private final Robot robot = FxStage.call(Robot::new);

    @BeforeEach
    void show() {
        FxStage.run(() -> {
            BorderPane root = new BorderPane();
            root.setBottom(opener);
            Scene scene = new Scene(root, 700, 600);
            Theme theme = new Theme();
            theme.choiceProperty().set(Theme.Choice.DARK);
            theme.adopt(scene);
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
        });
        FxStage.pulse();
    }

    @AfterEach
    void close() {
        FxStage.run(stage::close);
    }

    @Test
    void typedWordsFindAndEnterTakes() {
        EmojiPicker picker = open();
        FxStage.run(() -> picker.search().setText("thumbs up"));
        FxStage.pulse();
        press(KeyCode.ENTER);
        assertThat(chosen).containsExactly("👍");
        assertThat(FxStage.call(EmojiPickerTest::popups)).isEmpty();
    }

    @Test
    void arrowsMoveAndEscapeClosesWithoutAChoice() {
        open();
        press(KeyCode.RIGHT);
        press(KeyCode.ESCAPE);
        assertThat(chosen).isEmpty();
        assertThat(FxStage.call(EmojiPickerTest::popups)).isEmpty();
        open();
        press(KeyCode.RIGHT);
        press(KeyCode.ENTER);
        assertThat(chosen).containsExactly("✅");
    }

    @Test
    void hasTheColoursOfTheWindowThatOpenedItAndNoWarnings() {
        List<String> warnings = new ArrayList<>();
        ListChangeListener<CssParser.ParseError> listen =
                change -> {
                    while (change.next()) {
                        change.getAddedSubList().forEach(each -> warnings.add(each.getMessage()));
                    }
                };
        FxStage.run(() -> CssParser.errorsProperty().addListener(listen));
        EmojiPicker picker = open();
        FxStage.pulse();
        FxStage.run(() -> CssParser.errorsProperty().removeListener(listen));
        assertThat(warnings).isEmpty();
        assertThat(FxStage.call(() -> picker.content().getWidth())).isEqualTo(332);
        assertThat(
                        FxStage.call(() ->
                                picker.content()
                                        .getBackground()
                                        .getFills()
                                        .getFirst()
                                        .getFill()
                                        .toString()))
                .isEqualTo("0x1a2124ff");
    }

    @ParameterizedTest
    @CsvSource({"boat, ⛵", "flag iceland, 🇮🇸", "tada, 🎉", "ROCKET, 🚀"})
    void englishWordsFindEmoji(String words, String expected) {
        assertThat(EmojiSearch.find(words)).extracting(Pictograph::sequence).contains(expected);
    }

    @Test
    void whatWasUsedComesFirstAndTheQuickOnesStay() {
        Pictograph rocket = EmojiSearch.find("rocket").getFirst();
        List<Pictograph> quick = List.copyOf(recent.list());
        recent.used(quick.get(1));
        assertThat(recent.list()).isEqualTo(quick);
        recent.used(rocket);
        assertThat(recent.list()).startsWith(rocket).hasSize(4);
    }

    private EmojiPicker open() {
        EmojiPicker picker =
                FxStage.call(() ->
                        EmojiPicker.show(opener, recent, emoji -> chosen.add(emoji.sequence())));
        // The toolkit gives a new pop-up the keyboard at one of its first pulses.
        await().until(() -> {
            FxStage.pulse();
            return FxStage.call(() -> picker.search().isFocused());
        });
        return picker;
    }

    private void press(KeyCode key) {
        FxStage.run(() -> robot.keyType(key));
        FxStage.pulse();
    }

    private static List<Window> popups() {
        return Window.getWindows().stream().filter(PopupWindow.class::isInstance).toList();
    }
}

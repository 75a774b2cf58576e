package chat.parley.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.Popover;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.collections.ListChangeListener;
import javafx.css.CssParser;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.feather.Feather;

class ThemeTest {

    @ParameterizedTest
    @EnumSource(
            value = Theme.Choice.class,
            names = {"LIGHT", "DARK"})
    void stylesheetCausesNoWarnings(Theme.Choice choice) {
        List<String> warnings = new ArrayList<>();
        FxStage.run(() -> {
            ListChangeListener<CssParser.ParseError> listen =
                    change -> {
                        while (change.next()) {
                            change.getAddedSubList()
                                    .forEach(each -> warnings.add(each.getMessage()));
                        }
                    };
            CssParser.errorsProperty().addListener(listen);
            Theme theme = new Theme();
            theme.choiceProperty().set(choice);
            VBox controls = everyControl();
            Scene scene = new Scene(controls, 400, 800);
            theme.adopt(scene);
            controls.applyCss();
            controls.layout();
            CssParser.errorsProperty().removeListener(listen);
        });
        assertThat(warnings).isEmpty();
    }

    @Test
    void aWrongVariableWouldBeNoticed() {
        List<String> warnings = new ArrayList<>();
        FxStage.run(() -> {
            CssParser.errorsProperty()
                    .addListener(
                            (ListChangeListener<CssParser.ParseError>)
                                    change -> {
                                        while (change.next()) {
                                            change.getAddedSubList()
                                                    .forEach(each ->
                                                            warnings.add(each.getMessage()));
                                        }
                                    });
            Label label = new Label("x");
            label.setStyle("-fx-text-fill: -parley-no-such-token;");
            Scene scene = new Scene(new VBox(label));
            new Theme().adopt(scene);
            scene.getRoot().applyCss();
        });
        assertThat(warnings).anyMatch(warning -> warning.contains("-parley-no-such-token"));
    }

    @Test
    void darkAndAccentReachScenesThatWereAdoptedBefore() {
        FxStage.run(() -> {
            Theme theme = new Theme();
            theme.choiceProperty().set(Theme.Choice.LIGHT);
            Button button = new Button("Send");
            button.getStyleClass().add("primary-button");
            Scene scene = new Scene(new VBox(button));
            theme.adopt(scene);
            assertThat(fill(button)).isEqualTo(Color.web("#0e7c86"));
            theme.choiceProperty().set(Theme.Choice.DARK);
            assertThat(fill(button)).isEqualTo(Color.web("#3fb6bf"));
            theme.accentProperty().set(Optional.of(Color.web("#aa3377")));
            assertThat(fill(button)).isEqualTo(Color.web("#aa3377"));
            assertThat(theme.darkProperty().get()).isTrue();
        });
    }

    @Test
    void lessMotionReachesTheScene() {
        FxStage.run(() -> {
            Theme theme = new Theme();
            Scene scene = new Scene(new VBox());
            theme.adopt(scene);
            theme.reducedMotionProperty().set(true);
            assertThat(scene.getPreferences().isReducedMotion()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "text, background",
        "text, sidebar",
        "text, mention",
        "text, chip",
        "text, accent-soft",
        "muted, background",
        "muted, sidebar",
        "muted, chip",
        "muted, mention",
        "accent, background",
        "accent, sidebar",
        "on-accent, accent",
        "danger, background",
        "danger, sidebar",
        "text, code"
    })
    void textIsReadableInBothThemes(String text, String ground) throws IOException {
        for (Map<String, Color> tokens : List.of(tokens(".parley {"), tokens(".parley.dark {"))) {
            assertThat(contrast(token(tokens, text), token(tokens, ground)))
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    private static VBox everyControl() {
        ListView<String> list = new ListView<>();
        list.getItems().add("one");
        Avatar avatar = new Avatar(new UUID(1, 2), "Ada", 36);
        avatar.show(Avatar.Dot.ONLINE);
        VBox box =
                new VBox(
                        new TextField(),
                        new PasswordField(),
                        new TextArea(),
                        new CheckBox("c"),
                        new RadioButton("r"),
                        new ScrollPane(new Label("s")),
                        list,
                        avatar,
                        new Mark(32),
                        Icons.button(Feather.SMILE, "Emoji"),
                        new Popover(new Label("p")).getRoot());
        for (String style :
                List.of("primary-button", "quiet-button", "link-button", "card", "field", "note")) {
            Label label = new Label(style);
            label.getStyleClass().add(style);
            box.getChildren().add(label);
        }
        return box;
    }

    private static Color fill(Button button) {
        Node root = Objects.requireNonNull(button.getScene()).getRoot();
        root.applyCss();
        return (Color) button.getBackground().getFills().getFirst().getFill();
    }

    private static Map<String, Color> tokens(String block) throws IOException {
        try (InputStream in = Theme.class.getResourceAsStream("parley.css")) {
            String css =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            int start = css.indexOf(block);
            Matcher line =
                    Pattern.compile("-parley-([a-z-]+): (#[0-9a-f]{6});")
                            .matcher(css.substring(start, css.indexOf('}', start)));
            Map<String, Color> tokens = new HashMap<>();
            while (line.find()) {
                tokens.put(line.group(1), Color.web(line.group(2)));
            }
            return tokens;
        }
    }

    private static Color token(Map<String, Color> tokens, String name) {
        return Objects.requireNonNull(tokens.get(name), name);
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// Relative luminance, WCAG 2.2.
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}

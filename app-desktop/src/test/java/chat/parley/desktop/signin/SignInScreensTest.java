package chat.parley.desktop.signin;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.fx.FxStage;
import chat.parley.desktop.fx.Sheet;
import chat.parley.desktop.fx.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.css.CssParser;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lays every screen before the first room out, in both themes and three widths, and leaves
/// pictures in `target/screens`.
final class SignInScreensTest {
    private static final Path PICTURES = Path.of("target", "screens");

    @ParameterizedTest
    @ValueSource(ints = {360, 1000, 1600})
    void welcome(int width) {
        assertThat(
                        shown(
                                "welcome",
                                width,
                                680,
                                () -> new WelcomeView(new WelcomeModel(busyNetwork())).node()))
                .isEmpty();
    }

    @Test
    void welcomeWhereNobodyHosts() {
        assertThat(
                        shown(
                                "welcome-empty",
                                1000,
                                680,
                                () -> new WelcomeView(new WelcomeModel(new FakeDoors())).node()))
                .isEmpty();
    }

    @Test
    void welcomeWithMistakes() {
        assertThat(
                        shown(
                                "welcome-mistakes",
                                1000,
                                740,
                                () -> {
                                    FakeDoors doors = new FakeDoors();
                                    doors.search.set(Doors.Search.NO_NETWORK);
                                    WelcomeModel model = new WelcomeModel(doors);
                                    model.addressProperty().set("chat.example.org");
                                    model.join();
                                    doors.answer(new Reached.Nobody());
                                    return new WelcomeView(model).node();
                                }))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1000})
    void newAccount(int width) {
        assertThat(shown("account-new", width, 680, () -> account(false))).isEmpty();
    }

    @Test
    void existingAccount() {
        assertThat(shown("account-existing", 1000, 680, () -> account(true))).isEmpty();
    }

    @Test
    void everyQuestion() {
        ServerCard server = FakeDoors.server("Field Lab");
        assertThat(shown("question-trust", 1000, 680, () -> sheet(new Question.Trust(server))))
                .isEmpty();
        assertThat(
                        shown(
                                "question-changed",
                                1000,
                                680,
                                () ->
                                        sheet(
                                                new Question.OtherKey(
                                                        "Field Lab",
                                                        server.address(),
                                                        "3f2a 91c0 77de 0b14 5c2e 8890 1f3b 6d77 a0c4 e19d 42b8 07f6 9c51 d8e3 2a6f b0c7",
                                                        "9a01 5d2e 0000 1111"))))
                .isEmpty();
        assertThat(shown("question-doctor", 1000, 680, () -> sheet(new Question.NobodyFound())))
                .isEmpty();
    }

    private static Parent account(boolean existing) {
        AccountModel model = new AccountModel(new FakeDoors(), FakeDoors.server("Field Lab"));
        model.existingProperty().set(existing);
        model.go();
        return new AccountView(model, () -> {}).node();
    }

    private static Parent sheet(Question question) {
        Sheet sheet = QuestionSheet.of(question, new WelcomeModel(new FakeDoors()));
        return new StackPane(sheet);
    }

    private static FakeDoors busyNetwork() {
        FakeDoors doors = new FakeDoors();
        doors.found.add(
                new FoundServer(
                        "192.0.2.14:7450", "Field Lab", "wlan0", OptionalInt.of(12), false));
        doors.found.add(
                new FoundServer(
                        "192.0.2.31:7450",
                        "Werkstatt für wirklich außerordentlich lange Namen B",
                        "wlan0",
                        OptionalInt.of(1),
                        false));
        doors.found.add(
                new FoundServer(
                        "192.0.2.66:7450", "Field Lab", "wlan0", OptionalInt.empty(), true));
        doors.accounts.add(new KnownAccount("1", "Ada Lovelace", "Harbour"));
        return doors;
    }

    private static List<String> shown(String name, int width, int height, Supplier<Parent> screen) {
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
            for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
                Theme theme = new Theme();
                theme.choiceProperty().set(choice);
                StackPane root = new StackPane(screen.get());
                Scene scene = new Scene(root, width, height);
                theme.adopt(scene);
                root.applyCss();
                root.layout();
                FxStage.write(
                        scene.snapshot(null),
                        PICTURES.resolve(
                                name
                                        + "-"
                                        + width
                                        + "-"
                                        + choice.name().toLowerCase(java.util.Locale.ROOT)
                                        + ".png"));
            }
            CssParser.errorsProperty().removeListener(listen);
        });
        return warnings;
    }
}

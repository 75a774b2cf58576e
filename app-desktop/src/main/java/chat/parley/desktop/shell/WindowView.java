package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Mark;
import chat.parley.desktop.fx.Sheet;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.Theme;
import chat.parley.desktop.signin.AccountModel;
import chat.parley.desktop.signin.AccountView;
import chat.parley.desktop.signin.QuestionSheet;
import chat.parley.desktop.signin.WelcomeModel;
import chat.parley.desktop.signin.WelcomeView;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window around everything: one screen at a time, and the overlay for dialogs. Belongs to the
/// FX thread.
///
/// The outermost node stays the same, so that the theme stays on it.
public final class WindowView {
    private static final Texts TEXTS = Texts.beside(WindowView.class);
    private static final double FIRST_WIDTH = 1200;
    private static final double FIRST_HEIGHT = 800;

    private final Stage stage;
    private final StackPane screen = new StackPane();
    private final Overlay overlay = new Overlay();
    private @Nullable MainView main;

    /// Dresses the stage and puts it where it was the last time; it is not shown yet.
    ///
    /// @param remembered the value kept under a key
    /// @param remember keeps a value under a key
    public WindowView(
            Stage stage,
            Theme theme,
            Function<String, Optional<String>> remembered,
            BiConsumer<String, String> remember) {
        this.stage = stage;
        Scene scene = new Scene(new StackPane(screen, overlay), FIRST_WIDTH, FIRST_HEIGHT);
        theme.adopt(scene);
        stage.setScene(scene);
        stage.setTitle(TEXTS.text("app"));
        stage.getIcons().setAll(Mark.icons());
        WindowMemory.keep(stage, remembered, remember);
    }

    /// The layer for dialogs.
    Overlay overlay() {
        return overlay;
    }

    /// Shows the ways to a server, and the account screen once one was met.
    public void showWelcome(WelcomeModel model) {
        closeMain();
        stage.titleProperty().unbind();
        stage.setTitle(TEXTS.text("app"));
        WelcomeView welcome = new WelcomeView(model);
        put(welcome.node());
        model.metProperty()
                .addListener((property, was, now) -> {
                    if (now.isPresent()) {
                        AccountView account =
                                new AccountView(
                                        new AccountModel(model.doors(), now.get()), model::back);
                        put(account.node());
                        account.focus();
                    } else {
                        put(welcome.node());
                    }
                });
        model.questionProperty()
                .addListener((property, was, now) ->
                        now.ifPresentOrElse(
                                question -> show(QuestionSheet.of(question, model)),
                                overlay::hide));
    }

    /// Shows the main window of an account.
    ///
    /// @param title of the window, while the account is shown
    void showMain(MainView view, ObservableValue<String> title) {
        closeMain();
        overlay.hide();
        main = view;
        stage.titleProperty().bind(title);
        put(view.node());
    }

    /// Shows a screen of another kind.
    void put(Node node) {
        screen.getChildren().setAll(node);
    }

    /// Says that the app's own folder cannot be used.
    public void showBroken(String why, Runnable again) {
        closeMain();
        put(new BrokenHome(why, again));
    }

    /// Puts a dialog over the window.
    public void show(Sheet sheet) {
        overlay.show(sheet);
    }

    /// Takes the dialog away.
    public void hideSheet() {
        overlay.hide();
    }

    /// Lets the main window of the account go, if one is shown.
    public void closeMain() {
        if (main != null) {
            main.close();
            main = null;
        }
    }
}

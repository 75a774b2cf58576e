package chat.parley.desktop;

import chat.parley.desktop.fx.Theme;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The desktop app as JavaFX starts it: one window. [#launch] may be called once in a process.
public final class ParleyApp extends Application {
    private @Nullable ParleyWindow window;

    /// Starts the app and returns when its window was closed. Any thread but the FX thread.
    public static void launch(DesktopOptions options) {
        Application.launch(ParleyApp.class, options.asArguments().toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) {
        DesktopOptions options = DesktopOptions.of(getParameters().getRaw());
        window = ParleyWindow.open(stage, options, new Theme(), getHostServices()::showDocument);
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
    }
}

package chat.parley.packaging;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Window;

/// Watches for the app's first window, for `--check-start`. Asked on the main thread before JavaFX
/// starts; answers on the FX thread.
final class FirstFrame {

    private FirstFrame() {}

    /// Says how long it took and ends the app, once the first window has been laid out to be drawn.
    static void endAfter(PrintWriter out) {
        Window.getWindows()
                .addListener(
                        (ListChangeListener<Window>)
                                change -> {
                                    while (change.next()) {
                                        change.getAddedSubList()
                                                .forEach(window -> watch(window.getScene(), out));
                                    }
                                });
    }

    private static void watch(Scene scene, PrintWriter out) {
        scene.addPostLayoutPulseListener(
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        out.println("first window after " + sinceStart().toMillis() + " ms");
                        out.flush();
                        Platform.exit();
                    }
                });
    }

    private static Duration sinceStart() {
        Instant started = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        return Duration.between(started, Instant.now());
    }
}

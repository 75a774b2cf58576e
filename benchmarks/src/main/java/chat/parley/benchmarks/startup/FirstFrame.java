package chat.parley.benchmarks.startup;

import chat.parley.packaging.ParleyMain;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Window;

/// The process that is measured: starts the app, or a plain window, and says `frame` when the first
/// window has been laid out for the first time. The app is started as it is, by its own main
/// method; what is added is one thread that waits for a window.
public final class FirstFrame {

    /// What it says.
    static final String WORD = "frame";

    private static final AtomicBoolean SAID = new AtomicBoolean();

    private FirstFrame() {}

    /// Starts.
    ///
    /// @param args `plain` or `app`
    public static void main(String[] args) {
        Thread.ofPlatform().daemon().start(FirstFrame::watch);
        if (args[0].equals("plain")) {
            Application.launch(PlainWindow.class);
        } else {
            ParleyMain.main(new String[] {"--headless"});
        }
    }

    private static void watch() {
        while (!toolkitRuns()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static boolean toolkitRuns() {
        try {
            Platform.runLater(FirstFrame::watchWindows);
            return true;
        } catch (IllegalStateException _) {
            // The toolkit is not up yet.
            return false;
        }
    }

    private static void watchWindows() {
        Window.getWindows().forEach(FirstFrame::watch);
        Window.getWindows()
                .addListener(
                        (ListChangeListener<Window>)
                                change -> {
                                    while (change.next()) {
                                        change.getAddedSubList().forEach(FirstFrame::watch);
                                    }
                                });
    }

    private static void watch(Window window) {
        Scene scene = window.getScene();
        if (scene != null) {
            scene.addPostLayoutPulseListener(() -> {
                if (SAID.compareAndSet(false, true)) {
                    System.out.println(WORD);
                    // Not System.exit on this thread, which the toolkit's end waits for.
                    Thread.ofPlatform().start(() -> System.exit(0));
                }
            });
            Platform.requestNextPulse();
        }
    }
}

package chat.parley.desktop.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The one crossing from other threads to the JavaFX thread.
///
/// What is handed over runs later and in the order in which it was handed over, also when the
/// caller is already on the JavaFX thread: a task never overtakes an earlier one. Safe to use from
/// any thread.
public final class FxThread implements Executor {

    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }
}

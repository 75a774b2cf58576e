package chat.parley.desktop.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Whether somebody looks at a window: it has the focus, is not minimised, and a key or the pointer
/// moved in the last two minutes. Owned by the JavaFX thread.
final class Attention {

    static final Duration AWAKE = Duration.ofMinutes(2);

    private final InstantSource clock;
    private final EventHandler<InputEvent> moved = _ -> stirred();
    private @Nullable Scene scene;
    private Instant latest;

    Attention(InstantSource clock) {
        this.clock = clock;
        this.latest = clock.instant();
    }

    /// Watches this scene from now on, or none.
    void watch(@Nullable Scene watched) {
        if (scene != null) {
            scene.removeEventFilter(InputEvent.ANY, moved);
        }
        scene = watched;
        if (watched != null) {
            watched.addEventFilter(InputEvent.ANY, moved);
            stirred();
        }
    }

    boolean isHere() {
        Window window = scene == null ? null : scene.getWindow();
        return window != null
                && window.isShowing()
                && window.isFocused()
                && !(window instanceof Stage stage && stage.isIconified())
                && Duration.between(latest, clock.instant()).compareTo(AWAKE) < 0;
    }

    private void stirred() {
        latest = clock.instant();
    }
}

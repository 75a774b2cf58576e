package chat.parley.desktop.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Puts the window where it was the last time and remembers where it is when it goes. Belongs to
/// the FX thread.
final class WindowMemory {
    private static final String KEY = "window";

    private final Stage stage;
    private final BiConsumer<String, String> remember;
    private @Nullable WindowPlace normal;

    private WindowMemory(Stage stage, BiConsumer<String, String> remember) {
        this.stage = stage;
        this.remember = remember;
    }

    /// Places `stage` before it is shown, and follows it from then on.
    static void keep(
            Stage stage,
            Function<String, Optional<String>> remembered,
            BiConsumer<String, String> remember) {
        List<Rectangle2D> screens =
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        WindowPlace place =
                remembered
                        .apply(KEY)
                        .flatMap(WindowPlace::decoded)
                        .orElseGet(() -> WindowPlace.usualOn(Screen.getPrimary().getVisualBounds()))
                        .clampedTo(screens);
        new WindowMemory(stage, remember).begin(place);
    }

    private void begin(WindowPlace place) {
        normal = place;
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximized());
        stage.setMinWidth(WindowPlace.MIN_WIDTH);
        stage.setMinHeight(WindowPlace.MIN_HEIGHT);
        stage.xProperty().subscribe(this::note);
        stage.yProperty().subscribe(this::note);
        stage.widthProperty().subscribe(this::note);
        stage.heightProperty().subscribe(this::note);
        stage.setOnHiding(e -> write());
    }

    /// A maximized window keeps in mind where it goes back to.
    private void note() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified()) {
            normal =
                    new WindowPlace(
                            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        }
    }

    private void write() {
        if (normal != null) {
            WindowPlace last =
                    new WindowPlace(
                            normal.x(),
                            normal.y(),
                            normal.width(),
                            normal.height(),
                            stage.isMaximized());
            remember.accept(KEY, last.encoded());
        }
    }
}

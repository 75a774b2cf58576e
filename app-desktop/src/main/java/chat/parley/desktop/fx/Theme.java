package chat.parley.desktop.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.paint.Color;

/// The look of all windows: light or dark, the accent, and whether things may move.
///
/// One per process, owned by the JavaFX thread. Scenes that were adopted follow every later change,
/// and are let go when their window is. The tokens themselves are variables in `parley.css`; this
/// class only chooses among them.
public final class Theme {

    /// What the person asked for.
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK
    }

    private static final String STYLESHEET =
            Objects.requireNonNull(Theme.class.getResource("parley.css"), "parley.css")
                    .toExternalForm();

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
    private final ObjectProperty<Optional<Color>> accent =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final List<WeakReference<Scene>> scenes = new ArrayList<>();
    private final Platform.Preferences system = Platform.getPreferences();

    /// Starts with the system's colour scheme and its wish for less motion.
    public Theme() {
        Fonts.load();
        reducedMotion.set(system.isReducedMotion());
        choice.subscribe(this::repaint);
        accent.subscribe(this::repaint);
        reducedMotion.subscribe(this::repaint);
        system.colorSchemeProperty().subscribe(this::repaint);
        repaint();
    }

    /// Light, dark, or as the system says.
    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /// The person's own accent; empty for Parley's.
    public ObjectProperty<Optional<Color>> accentProperty() {
        return accent;
    }

    /// True when nothing may slide or fade; starts as the system says.
    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    /// Whether dark colours are shown now.
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /// Dresses a window's scene and keeps it dressed. Pop-ups take the look of the node that opened
    /// them.
    public void adopt(Scene scene) {
        scenes.removeIf(gone -> gone.get() == null);
        scenes.add(new WeakReference<>(scene));
        if (!scene.getStylesheets().contains(STYLESHEET)) {
            scene.getStylesheets().add(STYLESHEET);
        }
        dress(scene);
    }

    private void repaint() {
        boolean wantsDark =
                switch (choice.get()) {
                    case SYSTEM -> system.getColorScheme() == ColorScheme.DARK;
                    case LIGHT -> false;
                    case DARK -> true;
                };
        dark.set(wantsDark);
        Application.setUserAgentStylesheet(
                (wantsDark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        for (WeakReference<Scene> held : scenes) {
            Scene scene = held.get();
            if (scene != null) {
                dress(scene);
            }
        }
    }

    private void dress(Scene scene) {
        Parent root = scene.getRoot();
        root.getStyleClass().removeAll("parley", "dark");
        root.getStyleClass().add("parley");
        if (dark.get()) {
            root.getStyleClass().add("dark");
        }
        root.setStyle(accent.get().map(Theme::accentStyle).orElse(""));
        scene.getPreferences().setColorScheme(dark.get() ? ColorScheme.DARK : ColorScheme.LIGHT);
        scene.getPreferences().setReducedMotion(reducedMotion.get());
    }

    private static String accentStyle(Color accent) {
        return "-parley-accent: #%02x%02x%02x;"
                .formatted(
                        Math.round(accent.getRed() * 255),
                        Math.round(accent.getGreen() * 255),
                        Math.round(accent.getBlue() * 255));
    }
}

package chat.parley.desktop.settings;

import chat.parley.desktop.fx.Theme;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;

/// What can be chosen about the app on this computer. Belongs to the FX thread.
///
/// A choice acts at once and is remembered at once.
public final class SettingsModel {
    private static final String THEME = "theme";

    private final Theme theme;

    /// Takes over what was chosen before.
    ///
    /// @param theme what the choice of colours acts on
    /// @param remembered the value kept under a key
    /// @param remember keeps a value under a key
    public SettingsModel(
            Theme theme,
            Function<String, Optional<String>> remembered,
            BiConsumer<String, String> remember) {
        this.theme = theme;
        remembered
                .apply(THEME)
                .flatMap(SettingsModel::choice)
                .ifPresent(theme.choiceProperty()::set);
        theme.choiceProperty()
                .addListener((property, was, now) -> remember.accept(THEME, now.name()));
    }

    /// Light, dark, or as the system says.
    public ObjectProperty<Theme.Choice> themeProperty() {
        return theme.choiceProperty();
    }

    private static Optional<Theme.Choice> choice(String name) {
        return Arrays.stream(Theme.Choice.values())
                .filter(choice -> choice.name().equals(name))
                .findFirst();
    }
}

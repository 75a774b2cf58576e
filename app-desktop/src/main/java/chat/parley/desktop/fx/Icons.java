package chat.parley.desktop.fx;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Line icons of one weight and size. Owned by the JavaFX thread.
public final class Icons {

    /// The side of an icon in pixels.
    public static final int SIZE = 18;

    private Icons() {}

    /// An icon of the usual size in the colour of its surroundings (style class `icon`).
    public static FontIcon of(Feather shape) {
        return of(shape, SIZE);
    }

    /// An icon of another size in pixels.
    public static FontIcon of(Feather shape, int size) {
        FontIcon icon = FontIcon.of(shape, size);
        icon.setIconSize(size);
        icon.getStyleClass().add("icon");
        return icon;
    }

    /// A quiet square button that shows only an icon, with its name as tooltip and for screen
    /// readers.
    public static Button button(Feather shape, String name) {
        Button button = new Button(null, of(shape));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }
}

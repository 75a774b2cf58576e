package chat.parley.desktop.fx;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;

/// The three weights of a button with words. Belongs to the FX thread.
public final class Buttons {
    private Buttons() {}

    /// The one thing a screen is for, in the accent.
    public static Button primary(String words, Runnable action) {
        return styled(words, "primary-button", action);
    }

    /// Everything else.
    public static Button quiet(String words, Runnable action) {
        return styled(words, "quiet-button", action);
    }

    /// A thing to do inside a sentence or a corner, looking like a link.
    public static Hyperlink link(String words, Runnable action) {
        Hyperlink link = new Hyperlink(words);
        link.getStyleClass().add("link-button");
        link.setOnAction(e -> {
            link.setVisited(false);
            action.run();
        });
        return link;
    }

    private static Button styled(String words, String style, Runnable action) {
        Button button = new Button(words);
        button.getStyleClass().add(style);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return button;
    }
}

package chat.parley.desktop.fx.emoji;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.text.TextFlow;

/// A text of several lines that may hold emoji and wraps: sentences with names in them.
///
/// Style class `emoji-paragraph`; the letters take the looked-up colour `-parley-label-fill` and
/// the font of this node. Owned by the JavaFX thread.
public final class EmojiParagraph extends TextFlow {

    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final double emojiSize;

    /// @param emojiSize the side of an emoji in pixels
    public EmojiParagraph(String text, double emojiSize) {
        this.emojiSize = emojiSize;
        getStyleClass().add("emoji-paragraph");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinWidth(0);
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        this.text.subscribe(this::show);
        this.text.set(text);
    }

    /// What is shown.
    public StringProperty textProperty() {
        return text;
    }

    private void show(String shown) {
        getChildren().setAll(EmojiText.nodes(shown, emojiSize));
        setNodeOrientation(
                EmojiText.isRightToLeft(shown)
                        ? NodeOrientation.RIGHT_TO_LEFT
                        : NodeOrientation.LEFT_TO_RIGHT);
        setAccessibleText(shown);
    }
}

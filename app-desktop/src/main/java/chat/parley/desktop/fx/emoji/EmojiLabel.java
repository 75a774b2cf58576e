package chat.parley.desktop.fx.emoji;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// One line of text that may hold emoji and is cut with an ellipsis where it does not fit: names,
/// titles, previews.
///
/// Style class `emoji-label`; the letters take the looked-up colour `-parley-label-fill`. Owned by
/// the JavaFX thread.
public final class EmojiLabel extends HBox {

    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final double emojiSize;

    /// @param emojiSize the side of an emoji in pixels
    public EmojiLabel(String text, double emojiSize) {
        this.emojiSize = emojiSize;
        getStyleClass().add("emoji-label");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        this.text.subscribe(this::show);
        this.text.set(text);
    }

    /// What is shown; line breaks become spaces.
    public StringProperty textProperty() {
        return text;
    }

    private void show(String shown) {
        List<Node> pieces =
                EmojiText.runs(shown.replaceAll("\\R", " ")).stream().map(this::piece).toList();
        getChildren().setAll(pieces);
        setAccessibleText(shown);
    }

    private Node piece(EmojiText.Run run) {
        return switch (run) {
            case EmojiText.Run.Plain plain -> {
                Label label = new Label(plain.characters());
                label.setMinWidth(0);
                yield label;
            }
            case EmojiText.Run.Picture picture -> EmojiText.inline(picture.emoji(), emojiSize);
        };
    }
}

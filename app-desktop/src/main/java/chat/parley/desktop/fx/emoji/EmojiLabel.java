package chat.parley.desktop.fx.emoji;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// One line of text that may hold emoji and is cut once, with an ellipsis, where it does not fit:
/// names, titles, previews.
///
/// Style class `emoji-label`; the letters take the looked-up colour `-parley-label-fill`. Always
/// begins at the left, as lists do; inside, a text that is written to the left runs that way. Owned
/// by the JavaFX thread.
public final class EmojiLabel extends Region {

    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final List<Region> pieces = new ArrayList<>();
    private final double emojiSize;
    private boolean toTheLeft;

    /// @param emojiSize the side of an emoji in pixels
    public EmojiLabel(String text, double emojiSize) {
        this.emojiSize = emojiSize;
        getStyleClass().add("emoji-label");
        setAccessibleRole(AccessibleRole.TEXT);
        this.text.subscribe(this::show);
        this.text.set(text);
    }

    /// What is shown; line breaks become spaces.
    public StringProperty textProperty() {
        return text;
    }

    private void show(String shown) {
        String line = shown.replaceAll("\\R", " ").strip();
        pieces.clear();
        EmojiText.runs(line).stream().map(this::piece).forEach(pieces::add);
        toTheLeft = EmojiText.isRightToLeft(line);
        getChildren().setAll(pieces);
        setAccessibleText(shown);
    }

    private Region piece(EmojiText.Run run) {
        return switch (run) {
            case EmojiText.Run.Plain plain -> new Label(plain.characters());
            case EmojiText.Run.Picture picture -> EmojiText.inline(picture.emoji(), emojiSize);
        };
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        double width = snappedLeftInset() + snappedRightInset();
        for (Region piece : pieces) {
            width += snapSizeX(piece.prefWidth(-1));
        }
        return width;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = emojiSize;
        for (Region piece : pieces) {
            height = Math.max(height, piece.prefHeight(-1));
        }
        return snappedTopInset() + snapSizeY(height) + snappedBottomInset();
    }

    /// The pieces that fit; of the first letters that do not, as many as do.
    @Override
    protected void layoutChildren() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        double used = 0;
        List<Node> shown = new ArrayList<>();
        for (Region piece : pieces) {
            double wanted = snapSizeX(piece.prefWidth(-1));
            boolean fits = used + wanted <= room + 0.5;
            boolean seen =
                    shown.size() == pieces.indexOf(piece) && (fits || piece instanceof Label);
            double width = Math.max(0, Math.min(wanted, room - used));
            piece.setVisible(seen && width > 0);
            piece.resize(width, piece.prefHeight(-1));
            if (seen) {
                used += width;
            }
            if (seen && fits) {
                shown.add(piece);
            }
        }
        place(used);
    }

    private void place(double used) {
        double x = snappedLeftInset() + (toTheLeft ? used : 0);
        for (Region piece : pieces) {
            if (piece.isVisible()) {
                double width = piece.getWidth();
                double y = Math.round((getHeight() - piece.getHeight()) / 2);
                piece.relocate(toTheLeft ? x - width : x, y);
                x += toTheLeft ? -width : width;
            }
        }
    }
}

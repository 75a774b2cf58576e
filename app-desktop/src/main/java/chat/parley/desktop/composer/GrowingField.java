package chat.parley.desktop.composer;

import chat.parley.desktop.fx.emoji.EmojiText;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.text.Text;

/// A text field of as many lines as its text has, up to a limit; then it scrolls. It runs as its
/// first letter does, so that the punctuation of a Hebrew or Arabic sentence stands at its end.
/// Owned by the JavaFX thread.
final class GrowingField extends TextArea {

    private static final double MOST_LINES = 9;

    /// Pixels that the skin's content keeps free beside the text.
    private static final double BESIDE = 4;

    private final Text ruler = new Text();
    private final StringProperty written = new SimpleStringProperty("");
    private boolean composing;

    GrowingField() {
        setWrapText(true);
        getStyleClass().add("growing-field");
        ruler.fontProperty().bind(fontProperty());
        setTextFormatter(new TextFormatter<>(new EmojiFilter()));
        textProperty().subscribe(this::read);
        written.subscribe(this::show);
        addEventFilter(
                InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                event -> composing = !event.getComposed().isEmpty());
    }

    /// The text with its emoji; follows the field, and the field follows it.
    StringProperty writtenProperty() {
        return written;
    }

    @Override
    public void copy() {
        String selected = EmojiStandIn.decode(getSelectedText());
        if (!selected.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(selected);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    @Override
    public void cut() {
        copy();
        replaceSelection("");
    }

    private void read(String encoded) {
        requestLayout();
        String text = EmojiStandIn.decode(encoded);
        setNodeOrientation(
                EmojiText.isRightToLeft(text)
                        ? NodeOrientation.RIGHT_TO_LEFT
                        : NodeOrientation.LEFT_TO_RIGHT);
        written.set(text);
    }

    private void show(String text) {
        if (!EmojiStandIn.decode(getText()).equals(text)) {
            setText(text);
            positionCaret(getLength());
        }
    }

    /// Whether an input method holds characters that are not text yet.
    boolean isComposing() {
        return composing;
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets insets = getInsets();
        double room =
                (width > 0 ? width : getWidth()) - insets.getLeft() - insets.getRight() - BESIDE;
        ruler.setText("X");
        ruler.setWrappingWidth(0);
        double line = ruler.getLayoutBounds().getHeight();
        ruler.setText(
                getText().isEmpty() ? "X" : getText() + (getText().endsWith("\n") ? "X" : ""));
        ruler.setWrappingWidth(Math.max(20, room));
        double high = Math.min(ruler.getLayoutBounds().getHeight(), line * MOST_LINES);
        return Math.ceil(insets.getTop() + insets.getBottom() + high + 2);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        Node pane = lookup(".scroll-pane");
        if (pane instanceof ScrollPane scroll) {
            boolean full = ruler.getLayoutBounds().getHeight() > getHeight() + 1;
            scroll.setVbarPolicy(
                    full ? ScrollPane.ScrollBarPolicy.AS_NEEDED : ScrollPane.ScrollBarPolicy.NEVER);
        }
    }
}

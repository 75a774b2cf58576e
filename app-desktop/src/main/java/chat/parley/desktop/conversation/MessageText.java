package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.emoji.EmojiText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The words of one message: emoji as images, links that can be followed, a selection that can be
/// copied.
///
/// Follows the direction of its first strong letter, so that Arabic and Hebrew begin at the right.
/// Owned by the JavaFX thread.
final class MessageText extends TextFlow {

    private static final Pattern LINK =
            Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?'’)\\]}]");
    private static final int EMOJI = 18;
    private static final int LARGE_EMOJI = 40;

    private final String text;
    private final List<Integer> places = new ArrayList<>();
    private final Path selection = new Path();
    private final Consumer<String> follow;
    private int anchor;
    private int caret;

    /// @param follow opens a link
    MessageText(String text, Consumer<String> follow) {
        this.text = text;
        this.follow = follow;
        getStyleClass().add("message-text");
        setLineSpacing(3);
        setMinWidth(0);
        setNodeOrientation(
                EmojiText.isRightToLeft(text)
                        ? NodeOrientation.RIGHT_TO_LEFT
                        : NodeOrientation.LEFT_TO_RIGHT);
        selection.setManaged(false);
        selection.getStyleClass().add("message-selection");
        getChildren().add(selection);
        fill();
        setCursor(Cursor.TEXT);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    }

    /// The selected characters; empty when nothing is selected.
    String selected() {
        return text.substring(place(Math.min(anchor, caret)), place(Math.max(anchor, caret)));
    }

    void clearSelection() {
        select(0, 0);
    }

    private void fill() {
        int size = EmojiText.isOnlyEmoji(text) ? LARGE_EMOJI : EMOJI;
        Matcher link = LINK.matcher(text);
        int from = 0;
        while (link.find()) {
            words(from, link.start(), size);
            link(link.start(), link.end());
            from = link.end();
        }
        words(from, text.length(), size);
        places.add(text.length());
    }

    private void words(int from, int to, int size) {
        int at = from;
        for (EmojiText.Run run : EmojiText.runs(text.substring(from, to))) {
            boolean picture = run instanceof EmojiText.Run.Picture;
            for (int i = 0; i < (picture ? 1 : run.characters().length()); i++) {
                places.add(at + i);
            }
            at += run.characters().length();
        }
        getChildren().addAll(EmojiText.nodes(text.substring(from, to), size));
    }

    private void link(int from, int to) {
        for (int i = from; i < to; i++) {
            places.add(i);
        }
        String address = text.substring(from, to);
        Text link = new Text(address);
        link.getStyleClass().addAll("emoji-text", "message-link");
        link.setCursor(Cursor.HAND);
        link.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.isStillSincePress()) {
                follow.accept(address);
            }
        });
        getChildren().add(link);
    }

    private void press(MouseEvent press) {
        if (press.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int at = hit(press);
        switch (press.getClickCount()) {
            case 1 -> select(at, at);
            case 2 -> selectWord(at);
            default -> select(0, places.size() - 1);
        }
    }

    private void drag(MouseEvent drag) {
        if (drag.getButton() == MouseButton.PRIMARY) {
            select(anchor, hit(drag));
        }
    }

    private int hit(MouseEvent event) {
        int at = getHitInfo(new Point2D(event.getX(), event.getY())).getInsertionIndex();
        return Math.clamp(at, 0, places.size() - 1);
    }

    private void selectWord(int at) {
        int start = at;
        int end = at;
        while (start > 0 && Character.isLetterOrDigit(text.charAt(place(start - 1)))) {
            start--;
        }
        while (end < places.size() - 1 && Character.isLetterOrDigit(text.charAt(place(end)))) {
            end++;
        }
        select(start, end);
    }

    private void select(int from, int to) {
        anchor = from;
        caret = to;
        selection.getElements().setAll(getRangeShape(Math.min(from, to), Math.max(from, to), true));
    }

    private int place(int index) {
        return places.get(Math.clamp(index, 0, places.size() - 1));
    }
}

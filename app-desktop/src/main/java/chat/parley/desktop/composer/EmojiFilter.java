package chat.parley.desktop.composer;

import java.util.function.UnaryOperator;
import javafx.scene.control.TextFormatter;

/// Keeps the stand-ins in a text area whole: puts them in place of emoji that are typed or pasted,
/// takes both halves when one is deleted, and lets the caret stop only before or after. No state.
final class EmojiFilter implements UnaryOperator<TextFormatter.Change> {

    @Override
    public TextFormatter.Change apply(TextFormatter.Change change) {
        if (change.isContentChange()) {
            widen(change);
            replace(change);
        }
        step(change);
        return change;
    }

    private static void widen(TextFormatter.Change change) {
        String before = change.getControlText();
        boolean nothingTaken = change.getRangeStart() == change.getRangeEnd();
        if (nothingTaken) {
            return;
        }
        int start = change.getRangeStart();
        int end = change.getRangeEnd();
        if (EmojiStandIn.splits(before, end)) {
            change.setRange(start, end + 1);
        }
        if (EmojiStandIn.splits(before, start)) {
            change.setRange(start - 1, change.getRangeEnd());
            move(change, change.getCaretPosition() - 1);
        }
    }

    private static void replace(TextFormatter.Change change) {
        String written = change.getText();
        String encoded = EmojiStandIn.encode(written);
        if (!encoded.equals(written)) {
            change.setText(encoded);
            move(change, change.getCaretPosition() + encoded.length() - written.length());
        }
    }

    private static void move(TextFormatter.Change change, int caret) {
        int place = Math.clamp(caret, 0, change.getControlNewText().length());
        change.setAnchor(place);
        change.setCaretPosition(place);
    }

    private static void step(TextFormatter.Change change) {
        String after = change.getControlNewText();
        int caret = change.getCaretPosition();
        int anchor = change.getAnchor();
        if (EmojiStandIn.splits(after, caret)) {
            boolean back = caret < change.getControlCaretPosition();
            change.setCaretPosition(back ? caret - 1 : caret + 1);
            if (anchor == caret) {
                change.setAnchor(change.getCaretPosition());
            }
        }
        if (EmojiStandIn.splits(after, change.getAnchor())) {
            change.setAnchor(change.getAnchor() - 1);
        }
    }
}

package chat.parley.desktop.conversation;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keyboard in the list: arrows go from message to message, `+` gives a thumb, `:` opens the
/// picker, Esc goes to the end, and any other character goes to the composer. Owned by the JavaFX
/// thread.
final class RowKeys {

    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final String THUMB = "👍";
    private static final double LINE = 48;

    private final ConversationModel model;
    private final TimelineList list;
    private final HoverBar bar;
    private final Consumer<String> write;

    RowKeys(ConversationModel model, TimelineList list, HoverBar bar, Consumer<String> write) {
        this.model = model;
        this.list = list;
        this.bar = bar;
        this.write = write;
    }

    void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            rowOf(event)
                    .ifPresent(row ->
                            HoverBar.copy(
                                    row.selected().isEmpty() ? row.said().text() : row.selected()));
            event.consume();
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case UP -> step(event, -1);
            case DOWN -> step(event, 1);
            case PAGE_UP -> list.scrollBy(-list.getHeight() + LINE);
            case PAGE_DOWN -> list.scrollBy(list.getHeight() - LINE);
            case END -> model.toNewest();
            case ESCAPE -> model.dismissUnread();
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    void typed(KeyEvent event) {
        String character = event.getCharacter();
        if (event.isControlDown()
                || event.isMetaDown()
                || event.isAltDown()
                || !isPrintable(character)) {
            return;
        }
        event.consume();
        switch (character) {
            case "+" -> rowOf(event).ifPresent(row -> model.react(row.said(), THUMB));
            case ":" -> bar.pick();
            default -> write.accept(character);
        }
    }

    private static boolean isPrintable(String character) {
        return !character.isEmpty()
                && !Character.isISOControl(character.charAt(0))
                && !KeyEvent.CHAR_UNDEFINED.equals(character);
    }

    private void step(KeyEvent event, int step) {
        List<MessageRow> rows = list.rows();
        int next = rowOf(event).map(rows::indexOf).orElse(step < 0 ? rows.size() : -1) + step;
        if (next >= 0 && next < rows.size()) {
            rows.get(next).requestFocus();
            list.reveal(rows.get(next));
        } else {
            list.scrollBy(step * LINE);
        }
    }

    private Optional<MessageRow> rowOf(KeyEvent event) {
        for (Node node = event.getTarget() instanceof Node target ? target : null;
                node != null;
                node = node.getParent()) {
            if (node instanceof MessageRow row) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }
}

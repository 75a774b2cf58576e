package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.Shortcut;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/// The keyboard in the list: what stands under [Shortcut.Group#CONVERSATION], and any other
/// character goes to the composer. Owned by the JavaFX thread.
final class RowKeys {

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
        Shortcut.pressed(Shortcut.Group.CONVERSATION, event)
                .ifPresent(shortcut -> {
                    act(shortcut, event);
                    event.consume();
                });
    }

    private void act(Shortcut shortcut, KeyEvent event) {
        switch (shortcut) {
            case MESSAGE_ABOVE -> step(event, -1);
            case MESSAGE_BELOW -> step(event, 1);
            case PAGE_ABOVE -> list.scrollBy(-list.getHeight() + LINE);
            case PAGE_BELOW -> list.scrollBy(list.getHeight() - LINE);
            case NEWEST -> model.toNewest();
            case COPY -> rowOf(event).ifPresent(RowKeys::copy);
            case THUMB -> rowOf(event).ifPresent(row -> model.react(row.said(), THUMB));
            case REACT -> bar.pick();
            case DISMISS_UNREAD -> model.dismissUnread();
            default -> throw new IllegalStateException("no key of messages: " + shortcut);
        }
    }

    private static void copy(MessageRow row) {
        HoverBar.copy(row.selected().isEmpty() ? row.said().text() : row.selected());
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
        Shortcut.typed(Shortcut.Group.CONVERSATION, character)
                .ifPresentOrElse(shortcut -> act(shortcut, event), () -> write.accept(character));
    }

    private static boolean isPrintable(String character) {
        return !character.isEmpty()
                && !Character.isISOControl(character.charAt(0))
                && !KeyEvent.CHAR_UNDEFINED.equals(character);
    }

    private void step(KeyEvent event, int step) {
        List<MessageRow> rows = list.sight().rows();
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

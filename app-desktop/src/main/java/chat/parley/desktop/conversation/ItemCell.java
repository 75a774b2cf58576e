package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.emoji.EmojiParagraph;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.Cell;

/// One line of the list and the node that shows it. Made for one item and thrown away with it.
final class ItemCell implements Cell<ConversationItem, Region> {

    private final ConversationItem item;
    private final Region node;

    ItemCell(ConversationItem item, RowActions actions) {
        this.item = item;
        this.node = node(item, actions);
    }

    ConversationItem item() {
        return item;
    }

    @Override
    public Region getNode() {
        return node;
    }

    private static Region node(ConversationItem item, RowActions actions) {
        ConversationModel model = actions.model();
        return switch (item) {
            case ConversationItem.Said said -> new MessageRow(said, actions);
            case ConversationItem.Day day ->
                    new Separator(
                            day.unread()
                                    ? model.texts().text("dayUnread", day.title())
                                    : day.title(),
                            day.unread());
            case ConversationItem.Unread _ -> new Separator(model.texts().text("unread"), true);
            case ConversationItem.Line line -> line(line);
            case ConversationItem.Earlier _ -> Skeleton.line();
            case ConversationItem.Start start ->
                    Notice.start(Notice.sign(model.room()), start.title(), start.note());
        };
    }

    private static Region line(ConversationItem.Line line) {
        EmojiParagraph words =
                new EmojiParagraph(
                        line.time().isEmpty() ? line.text() : line.text() + " · " + line.time(),
                        14);
        words.getStyleClass().add("system-line");
        return words;
    }
}

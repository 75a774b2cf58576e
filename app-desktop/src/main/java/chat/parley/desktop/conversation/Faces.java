package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.Avatar;
import chat.parley.desktop.fx.emoji.EmojiText;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// Who has read up to a message: up to four small pictures, of more people three and how many more.
/// In a narrow list one picture, or only how many.
final class Faces extends HBox {

    /// The side of a picture, in pixels.
    static final double SIZE = 16;

    private static final double GAP = 2;
    private static final int MOST = 4;

    private final List<ConversationItem.Author> readers;
    private boolean narrow;

    Faces(List<ConversationItem.Author> readers, String words) {
        super(GAP);
        this.readers = readers;
        getStyleClass().add("faces");
        setAlignment(Pos.CENTER_RIGHT);
        setAccessibleText(words);
        Tooltip.install(this, new Tooltip(EmojiText.without(words)));
        fill(MOST);
    }

    /// The room they take at most, in pixels.
    static double width(boolean narrow) {
        return narrow ? SIZE + 8 : MOST * SIZE + (MOST - 1) * GAP;
    }

    /// Takes less room, or as much as usual.
    void narrow(boolean now) {
        if (now != narrow) {
            narrow = now;
            fill(narrow ? 1 : MOST);
        }
    }

    private void fill(int most) {
        int shown = readers.size() <= most ? readers.size() : most - 1;
        getChildren().clear();
        for (ConversationItem.Author reader : readers.subList(0, shown)) {
            getChildren().add(new Avatar(reader.id().value(), reader.name(), SIZE));
        }
        if (shown < readers.size()) {
            Label more = new Label((shown == 0 ? "" : "+") + (readers.size() - shown));
            more.getStyleClass().add("more-faces");
            more.setMinWidth(USE_PREF_SIZE);
            getChildren().add(more);
        }
    }
}

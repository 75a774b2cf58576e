package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.Avatar;
import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.emoji.EmojiParagraph;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.model.RoomKind;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What stands in place of messages, or above the first one: a sign, a title, and a sentence that
/// helps on.
final class Notice extends VBox {

    private Notice(Node sign, String title, String note) {
        super(4);
        setMinWidth(0);
        EmojiParagraph heading = new EmojiParagraph(title, 18);
        heading.getStyleClass().add("heading");
        EmojiParagraph sentence = new EmojiParagraph(note, 16);
        sentence.getStyleClass().addAll("muted", "secondary");
        VBox.setMargin(sign, new Insets(0, 0, 8, 0));
        getChildren().addAll(sign, heading, sentence);
    }

    /// In the middle of an empty list.
    static Notice inTheMiddle(Node sign, String title, String note) {
        Notice notice = new Notice(sign, title, note);
        notice.getStyleClass().add("notice");
        notice.setAlignment(Pos.CENTER);
        notice.setMaxWidth(440);
        notice.getChildren().forEach(child -> child.getStyleClass().add("centred"));
        return notice;
    }

    /// Above the first message.
    static Notice start(Node sign, String title, String note) {
        Notice notice = new Notice(sign, title, note);
        notice.getStyleClass().add("room-start");
        return notice;
    }

    /// The sign of a room: the other person's picture, or a symbol on the soft accent.
    static Node sign(RoomEntry room) {
        if (room.kind() == RoomKind.DIRECT && !room.peers().isEmpty()) {
            return new Avatar(room.peers().getFirst().id().value(), room.name(), 48);
        }
        Feather symbol =
                switch (room.kind()) {
                    case PUBLIC -> Feather.HASH;
                    case PRIVATE -> Feather.LOCK;
                    case CHANNEL -> Feather.VOLUME_2;
                    case DIRECT, GROUP -> Feather.USERS;
                };
        return sign(symbol);
    }

    static Node sign(Feather symbol) {
        StackPane tile = new StackPane(Icons.of(symbol, 22));
        tile.getStyleClass().add("sign");
        return tile;
    }
}

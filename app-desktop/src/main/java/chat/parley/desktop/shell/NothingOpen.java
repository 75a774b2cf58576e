package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Buttons;
import chat.parley.desktop.fx.Mark;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.emoji.EmojiParagraph;
import chat.parley.desktop.rooms.RoomActions;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What stands where a conversation would: a welcome for who is in no room yet, a hint for others.
/// Belongs to the FX thread.
final class NothingOpen extends VBox {
    private static final Texts TEXTS = Texts.beside(NothingOpen.class);
    private static final double MARK_SIZE = 56;
    private static final double TEXT_WIDTH = 360;

    NothingOpen(MainModel model, RoomActions actions) {
        getStyleClass().add("nothing-open");
        setAlignment(Pos.CENTER);
        var none = Bindings.isEmpty(model.session().rooms().list());
        EmojiParagraph title = new EmojiParagraph("", 18);
        title.getStyleClass().addAll("heading", "centred");
        title.textProperty()
                .bind(
                        Bindings.when(none)
                                .then(TEXTS.text("empty.first.title", model.place().serverName()))
                                .otherwise(TEXTS.text("empty.choose.title")));
        Label text = new Label();
        text.getStyleClass().add("empty-note");
        text.setWrapText(true);
        text.setMaxWidth(TEXT_WIDTH);
        text.textProperty()
                .bind(
                        Bindings.when(none)
                                .then(TEXTS.text("empty.first.text"))
                                .otherwise(TEXTS.text("empty.choose.text")));
        FlowPane ways =
                new FlowPane(
                        Buttons.primary(TEXTS.text("empty.create"), actions::createRoom),
                        Buttons.quiet(TEXTS.text("empty.browse"), actions::browseRooms),
                        Buttons.quiet(TEXTS.text("empty.write"), actions::writeToSomebody));
        ways.getStyleClass().add("nothing-open-ways");
        ways.setAlignment(Pos.CENTER);
        ways.visibleProperty().bind(none);
        ways.managedProperty().bind(ways.visibleProperty());
        getChildren().addAll(new Mark(MARK_SIZE), title, text, ways);
    }
}

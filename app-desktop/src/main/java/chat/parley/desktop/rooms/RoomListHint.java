package chat.parley.desktop.rooms;

import chat.parley.desktop.fx.Buttons;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.rooms.RoomListRow.Section;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What stands in a section that has nothing in it yet: one sentence and the way out. Belongs to
/// the FX thread.
final class RoomListHint extends VBox {
    private static final Texts TEXTS = Texts.beside(RoomListHint.class);

    RoomListHint(Section section, RoomActions actions) {
        getStyleClass().add("room-hint");
        Label words = new Label(TEXTS.text("nothing." + section.name()));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        FlowPane ways = new FlowPane();
        ways.getStyleClass().add("room-hint-ways");
        if (section == Section.PEOPLE) {
            ways.getChildren().add(way("add.person", actions::writeToSomebody));
        } else {
            ways.getChildren().add(way("add.create", actions::createRoom));
            ways.getChildren().add(way("add.browse", actions::browseRooms));
        }
        getChildren().addAll(words, ways);
    }

    private static Hyperlink way(String key, Runnable action) {
        return Buttons.link(TEXTS.text(key), action);
    }
}

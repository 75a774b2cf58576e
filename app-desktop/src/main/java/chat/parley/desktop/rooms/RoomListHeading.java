package chat.parley.desktop.rooms;

import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.rooms.RoomListRow.Section;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// A section's heading, with what can be added to it. Belongs to the FX thread.
final class RoomListHeading extends HBox {
    private static final Texts TEXTS = Texts.beside(RoomListHeading.class);

    RoomListHeading(Section section, String words, RoomActions actions) {
        getStyleClass().add("room-heading");
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label(words.toUpperCase(Locale.getDefault()));
        title.getStyleClass().add("section-head");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(title, gap);
        switch (section) {
            case ROOMS -> getChildren().add(addRoom(actions));
            case PEOPLE -> getChildren().add(addPerson(actions));
            case INVITATIONS, FAVOURITES -> gap.setMinWidth(0);
        }
    }

    private static Button addRoom(RoomActions actions) {
        Button add = Icons.button(Feather.PLUS, TEXTS.text("add.room"));
        add.setId("add-room");
        MenuItem create = new MenuItem(TEXTS.text("add.create"));
        create.setOnAction(e -> actions.createRoom());
        MenuItem browse = new MenuItem(TEXTS.text("add.browse"));
        browse.setOnAction(e -> actions.browseRooms());
        ContextMenu menu = new ContextMenu(create, browse);
        add.setOnAction(e -> menu.show(add, Side.BOTTOM, 0, 0));
        return add;
    }

    private static Button addPerson(RoomActions actions) {
        Button add = Icons.button(Feather.PLUS, TEXTS.text("add.person"));
        add.setId("add-person");
        add.setOnAction(e -> actions.writeToSomebody());
        return add;
    }
}

package chat.parley.desktop.rooms;

import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.rooms.RoomListRow.Section;
import chat.parley.desktop.session.RoomEntry;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// One row of the room list. Belongs to the FX thread.
///
/// What it subscribes to in a room is held in one place and let go when the cell shows something
/// else.
final class RoomCell extends ListCell<RoomListRow> {
    private static final Texts TEXTS = Texts.beside(RoomCell.class);

    private final RoomListModel model;
    private final RoomActions actions;
    private Subscription held = Subscription.EMPTY;

    RoomCell(RoomListModel model, RoomActions actions) {
        this.model = model;
        this.actions = actions;
        getStyleClass().add("room-cell");
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::onPress);
    }

    @Override
    protected void updateItem(@Nullable RoomListRow row, boolean empty) {
        super.updateItem(row, empty);
        held.unsubscribe();
        held = Subscription.EMPTY;
        setText(null);
        setContextMenu(null);
        getStyleClass().removeAll("room", "room-section", "invitation", "nothing");
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(
                switch (row) {
                    case RoomListRow.Heading(Section section) -> heading(section);
                    case RoomListRow.Room(Section section, RoomEntry room) -> room(room);
                    case RoomListRow.Invitation(RoomEntry room) -> invitation(room);
                    case RoomListRow.Nothing(Section section) -> nothing(section);
                });
    }

    private Node heading(Section section) {
        getStyleClass().add("room-section");
        String words = TEXTS.text("section." + section.name());
        setAccessibleText(words);
        return new RoomListHeading(section, words, actions);
    }

    private Node room(RoomEntry room) {
        getStyleClass().add("room");
        RoomRow row = new RoomRow(room);
        held =
                Subscription.combine(
                        row.watch(), row.accessibleWords().subscribe(this::setAccessibleText));
        if (!room.kind().conversation()) {
            MenuItem leave = new MenuItem(TEXTS.text("leave.menu"));
            leave.setOnAction(e -> actions.leave(room));
            setContextMenu(new ContextMenu(leave));
        }
        return row;
    }

    private Node invitation(RoomEntry room) {
        getStyleClass().add("invitation");
        setAccessibleText(TEXTS.text("invitation.words", room.name()));
        return new InvitationRow(room, model);
    }

    private Node nothing(Section section) {
        getStyleClass().add("nothing");
        setAccessibleText(TEXTS.text("nothing." + section.name()));
        return new RoomListHint(section, actions);
    }

    /// Only rooms can be chosen; the other rows keep their buttons.
    private void onPress(MouseEvent event) {
        if (!(getItem() instanceof RoomListRow.Room) && equals(event.getTarget())) {
            event.consume();
        }
    }
}

package chat.parley.desktop.rooms;

import chat.parley.desktop.fx.Shortcut;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.rooms.RoomListRow.Section;
import chat.parley.desktop.session.RoomEntry;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/// Shows [RoomListModel]: the list of rooms beside the conversation. Belongs to the FX thread.
///
/// The chosen row and the open room are the same thing; headings and hints cannot be chosen, arrow
/// keys pass over them.
public final class RoomListView {
    private static final Texts TEXTS = Texts.beside(RoomListView.class);

    private final RoomListModel model;
    private final RoomActions actions;
    private final ListView<RoomListRow> list;
    private boolean showing;

    public RoomListView(RoomListModel model, RoomActions actions) {
        this.model = model;
        this.actions = actions;
        this.list = new ListView<>(model.rows());
        list.setId("rooms");
        list.getStyleClass().add("room-list");
        list.setAccessibleText(TEXTS.text("list"));
        list.setCellFactory(view -> new RoomCell(model, actions));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && chosen().isPresent()) {
                actions.toConversation();
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(row -> onChosen());
        model.rows().addListener((ListChangeListener<RoomListRow>) change -> showOpen());
        model.openProperty().subscribe(open -> showOpen());
    }

    /// The list.
    public ListView<RoomListRow> node() {
        return list;
    }

    private void onKey(KeyEvent event) {
        Shortcut.pressed(Shortcut.Group.ROOMS, event)
                .ifPresent(shortcut -> {
                    if (act(shortcut)) {
                        event.consume();
                    }
                });
    }

    private boolean act(Shortcut shortcut) {
        switch (shortcut) {
            case ROOM_ABOVE -> model.move(-1, false);
            case ROOM_BELOW -> model.move(1, false);
            case OPEN_ROOM -> {
                chosen().ifPresent(_ -> actions.toConversation());
                return chosen().isPresent();
            }
            default -> throw new IllegalStateException("no key of the room list: " + shortcut);
        }
        return true;
    }

    private Optional<RoomEntry> chosen() {
        return list.getSelectionModel().getSelectedItem()
                        instanceof RoomListRow.Room(Section section, RoomEntry room)
                ? Optional.of(room)
                : Optional.empty();
    }

    private void onChosen() {
        if (!showing) {
            chosen().ifPresent(room -> model.openProperty().set(Optional.of(room)));
        }
    }

    private void showOpen() {
        showing = true;
        int at = model.openProperty().get().map(this::indexOf).orElse(-1);
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().clearAndSelect(at);
            list.getFocusModel().focus(at);
        }
        showing = false;
    }

    private int indexOf(RoomEntry room) {
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.rows().get(i) instanceof RoomListRow.Room(Section section, RoomEntry entry)
                    && entry.equals(room)) {
                return i;
            }
        }
        return -1;
    }
}

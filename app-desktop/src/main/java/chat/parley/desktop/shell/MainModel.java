package chat.parley.desktop.shell;

import chat.parley.desktop.rooms.RoomListModel;
import chat.parley.desktop.session.ChatSession;
import chat.parley.desktop.session.RoomEntry;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/// The window of a signed-in account: which room is open, which parts of the window are shown.
/// Belongs to the FX thread.
public final class MainModel {
    private final ChatSession session;
    private final ServerPlace place;
    private final RoomListModel roomList;
    private final History history = new History();
    private final DoubleProperty width = new SimpleDoubleProperty(Columns.THREE);
    private final BooleanProperty inConversation = new SimpleBooleanProperty();
    private final BooleanProperty panelWanted = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Columns> columns =
            new ReadOnlyObjectWrapper<>(Columns.at(Columns.THREE, false, false));

    MainModel(ChatSession session, ServerPlace place) {
        this.session = session;
        this.place = place;
        this.roomList = new RoomListModel(session.rooms());
        open().subscribe(room -> room.ifPresent(this::onOpened));
        width.subscribe(w -> arrange());
        inConversation.subscribe(in -> arrange());
        panelWanted.subscribe(wanted -> arrange());
    }

    ChatSession session() {
        return session;
    }

    ServerPlace place() {
        return place;
    }

    RoomListModel roomList() {
        return roomList;
    }

    /// The room whose conversation is shown.
    ObjectProperty<Optional<RoomEntry>> open() {
        return roomList.openProperty();
    }

    /// How wide the window's content is, set by the view, in pixels.
    DoubleProperty widthProperty() {
        return width;
    }

    /// Which parts of the window are shown.
    ReadOnlyObjectProperty<Columns> columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    /// Whether the people of the room are wanted beside it.
    BooleanProperty panelWantedProperty() {
        return panelWanted;
    }

    void show(RoomEntry room) {
        open().set(Optional.of(room));
        inConversation.set(true);
    }

    /// From the list to the conversation, which matters where only one of them is shown.
    void intoConversation() {
        inConversation.set(open().get().isPresent());
    }

    /// From the conversation to the list.
    void outToList() {
        panelWanted.set(false);
        inConversation.set(false);
    }

    void togglePanel() {
        panelWanted.set(!panelWanted.get() && open().get().isPresent());
    }

    void back() {
        history.back().filter(this::isStillThere).ifPresent(this::show);
    }

    void forward() {
        history.forward().filter(this::isStillThere).ifPresent(this::show);
    }

    private boolean isStillThere(RoomEntry room) {
        return session.rooms().list().contains(room);
    }

    private void onOpened(RoomEntry room) {
        history.opened(room);
        if (width.get() >= Columns.ONE) {
            inConversation.set(true);
        }
    }

    private void arrange() {
        columns.set(Columns.at(width.get(), inConversation.get(), panelWanted.get()));
    }
}

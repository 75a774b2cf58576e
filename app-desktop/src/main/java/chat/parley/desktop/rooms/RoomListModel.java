package chat.parley.desktop.rooms;

import chat.parley.desktop.rooms.RoomListRow.Section;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.Rooms;
import chat.parley.model.MembershipState;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// The list of rooms in its sections, and which room is open. Belongs to the FX thread.
///
/// Rooms stand in the order of their names, conversations with people latest first. [#rows] changes
/// only when the order or the set of rows does; what a row shows of its room changes through the
/// room's own properties. A room that goes away while it is open leaves [#openProperty] empty.
public final class RoomListModel {
    private final Rooms rooms;
    private final ObservableList<RoomEntry> watched =
            FXCollections.observableArrayList(RoomListModel::orderOf);
    private final ObservableList<RoomListRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<RoomEntry>> open =
            new SimpleObjectProperty<>(Optional.empty());
    private final Comparator<RoomEntry> byName =
            Comparator.comparing(RoomEntry::name, Collator.getInstance());

    public RoomListModel(Rooms rooms) {
        this.rooms = rooms;
        Bindings.bindContent(watched, rooms.list());
        watched.addListener((ListChangeListener<RoomEntry>) change -> arrange());
        arrange();
    }

    /// What the list shows from top to bottom.
    public ObservableList<RoomListRow> rows() {
        return rows;
    }

    /// The room whose conversation is shown.
    public ObjectProperty<Optional<RoomEntry>> openProperty() {
        return open;
    }

    /// Opens the room below or above the open one, round the end.
    ///
    /// @param step 1 for down, -1 for up
    /// @param unreadOnly whether to pass over rooms without unread messages
    public void move(int step, boolean unreadOnly) {
        List<RoomEntry> shown = shownRooms();
        Predicate<RoomEntry> fits = room -> !unreadOnly || room.unreadProperty().get() > 0;
        int from = open.get().map(shown::indexOf).orElse(step > 0 ? -1 : 0);
        for (int i = 1; i <= shown.size(); i++) {
            RoomEntry next = shown.get(Math.floorMod(from + step * i, shown.size()));
            if (fits.test(next)) {
                open.set(Optional.of(next));
                return;
            }
        }
    }

    /// Accepts an invitation and opens the room.
    void accept(RoomEntry room) {
        rooms.join(room.id(), outcome -> outcome.whenDone(joined -> open.set(Optional.of(joined))));
    }

    /// Declines an invitation.
    void decline(RoomEntry room) {
        rooms.leave(room, outcome -> {});
    }

    private List<RoomEntry> shownRooms() {
        List<RoomEntry> shown = new ArrayList<>();
        for (RoomListRow row : rows) {
            if (row instanceof RoomListRow.Room(Section section, RoomEntry room)) {
                shown.add(room);
            }
        }
        return shown;
    }

    private void arrange() {
        List<RoomListRow> next = new ArrayList<>();
        List<RoomEntry> invited = select(RoomListModel::invited, byName);
        if (!invited.isEmpty()) {
            next.add(new RoomListRow.Heading(Section.INVITATIONS));
            invited.forEach(room -> next.add(new RoomListRow.Invitation(room)));
        }
        List<RoomEntry> favourites = select(RoomListModel::favourite, byName);
        if (!favourites.isEmpty()) {
            addSection(next, Section.FAVOURITES, favourites);
        }
        addSection(
                next,
                Section.ROOMS,
                select(room -> plain(room) && !room.kind().conversation(), byName));
        addSection(
                next,
                Section.PEOPLE,
                select(room -> plain(room) && room.kind().conversation(), latestFirst()));
        if (!next.equals(rows)) {
            rows.setAll(next);
        }
        open.get()
                .filter(room -> !watched.contains(room) || invited(room))
                .ifPresent(gone -> open.set(Optional.empty()));
    }

    private Comparator<RoomEntry> latestFirst() {
        return Comparator.comparing((RoomEntry room) -> room.lastActivityProperty().get())
                .reversed()
                .thenComparing(byName);
    }

    private List<RoomEntry> select(Predicate<RoomEntry> which, Comparator<RoomEntry> order) {
        return watched.stream().filter(which).sorted(order).toList();
    }

    private static void addSection(
            List<RoomListRow> rows, Section section, List<RoomEntry> entries) {
        rows.add(new RoomListRow.Heading(section));
        if (entries.isEmpty()) {
            rows.add(new RoomListRow.Nothing(section));
        }
        entries.forEach(room -> rows.add(new RoomListRow.Room(section, room)));
    }

    private static boolean invited(RoomEntry room) {
        return room.myStateProperty().get() == MembershipState.INVITED;
    }

    private static boolean favourite(RoomEntry room) {
        return !invited(room) && room.favouriteProperty().get();
    }

    private static boolean plain(RoomEntry room) {
        return !invited(room) && !room.favouriteProperty().get();
    }

    /// What decides a room's place.
    private static Observable[] orderOf(RoomEntry room) {
        return new Observable[] {
            room.nameProperty(),
            room.myStateProperty(),
            room.favouriteProperty(),
            room.lastActivityProperty()
        };
    }
}

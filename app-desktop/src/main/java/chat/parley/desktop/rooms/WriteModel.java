package chat.parley.desktop.rooms;

import chat.parley.desktop.session.PersonEntry;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.Rooms;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Opens the one conversation with those who are chosen: one makes a direct room, more a group.
/// Belongs to the FX thread.
public final class WriteModel {
    private final Rooms rooms;
    private final PeoplePickerModel picker;
    private final Consumer<RoomEntry> onOpened;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// Nobody is chosen yet.
    ///
    /// @param onOpened gets the conversation
    public WriteModel(Rooms rooms, PeoplePickerModel picker, Consumer<RoomEntry> onOpened) {
        this.rooms = rooms;
        this.picker = picker;
        this.onOpened = onOpened;
    }

    PeoplePickerModel picker() {
        return picker;
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Opens the conversation; does nothing while nobody is chosen or an answer is out.
    void open() {
        if (busy.get() || picker.chosen().isEmpty()) {
            return;
        }
        busy.set(true);
        problem.set("");
        rooms.openDirect(
                picker.chosen().stream().map(PersonEntry::id).toList(),
                outcome -> {
                    busy.set(false);
                    problem.set(Trouble.of(outcome));
                    outcome.whenDone(onOpened);
                });
    }
}

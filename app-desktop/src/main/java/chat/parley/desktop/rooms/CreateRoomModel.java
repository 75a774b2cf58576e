package chat.parley.desktop.rooms;

import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.Rooms;
import chat.parley.model.Names;
import chat.parley.model.Refusal;
import chat.parley.model.RoomKind;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A room about to be made. Belongs to the FX thread.
///
/// People are invited once the room exists; an invitation that fails does not undo the room.
public final class CreateRoomModel {
    private static final Texts TEXTS = Texts.beside(CreateRoomModel.class);

    private final Rooms rooms;
    private final PeoplePickerModel picker;
    private final Consumer<RoomEntry> onCreated;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty topic = new SimpleStringProperty("");
    private final BooleanProperty open = new SimpleBooleanProperty(true);
    private final ReadOnlyStringWrapper nameError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// An empty form.
    ///
    /// @param onCreated gets the new room
    public CreateRoomModel(Rooms rooms, PeoplePickerModel picker, Consumer<RoomEntry> onCreated) {
        this.rooms = rooms;
        this.picker = picker;
        this.onCreated = onCreated;
        name.subscribe(text -> nameError.set(""));
    }

    PeoplePickerModel picker() {
        return picker;
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty topicProperty() {
        return topic;
    }

    /// Whether everybody here may join.
    BooleanProperty openProperty() {
        return open;
    }

    ReadOnlyStringProperty nameErrorProperty() {
        return nameError.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Makes the room; does nothing while an answer is out.
    void create() {
        problem.set("");
        if (busy.get() || !filledIn()) {
            return;
        }
        busy.set(true);
        rooms.create(
                open.get() ? RoomKind.PUBLIC : RoomKind.PRIVATE,
                name.get().strip(),
                topic.get().strip(),
                this::answered);
    }

    private boolean filledIn() {
        if (name.get().isBlank()) {
            nameError.set(TEXTS.text("create.error.empty"));
            return false;
        }
        try {
            String checked = Names.name("name", name.get());
            Names.topic("topic", topic.get());
            return !checked.isEmpty();
        } catch (Refusal e) {
            boolean aboutTopic = "topic".equals(e.field());
            (aboutTopic ? problem : nameError)
                    .set(TEXTS.text(aboutTopic ? "create.error.topic" : "create.error.name"));
            return false;
        }
    }

    private void answered(Outcome<RoomEntry> outcome) {
        busy.set(false);
        problem.set(Trouble.of(outcome));
        outcome.whenDone(room -> {
            picker.chosen().forEach(one -> rooms.invite(room, one.id(), invited -> {}));
            onCreated.accept(room);
        });
    }
}

package chat.parley.desktop.rooms;

import chat.parley.desktop.fx.Buttons;
import chat.parley.desktop.fx.Sheet;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.Rooms;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// The dialogs about people in rooms: writing to somebody, inviting, leaving. Belongs to the FX
/// thread.
public final class RoomSheets {
    private static final Texts TEXTS = Texts.beside(RoomSheets.class);

    private RoomSheets() {}

    /// Finds people and opens the conversation with them.
    public static Sheet write(WriteModel model, Runnable onClose) {
        PeoplePicker picker = new PeoplePicker(model.picker());
        Button open = Buttons.primary(TEXTS.text("write.go"), model::open);
        open.setId("write-go");
        open.disableProperty()
                .bind(model.busyProperty().or(Bindings.isEmpty(model.picker().chosen())));
        return new Sheet(TEXTS.text("write.title"), TEXTS.text("close"))
                .onDismiss(onClose)
                .text(TEXTS.text("write.note"))
                .with(picker)
                .with(problem(model.problemProperty()))
                .buttons(Buttons.quiet(TEXTS.text("cancel"), onClose), open)
                .firstFocus(picker.field());
    }

    /// Finds people and invites them to a room.
    public static Sheet invite(
            RoomEntry room, Rooms rooms, PeoplePickerModel model, Runnable onClose) {
        PeoplePicker picker = new PeoplePicker(model);
        Button go =
                Buttons.primary(
                        TEXTS.text("invite.go"),
                        () -> {
                            model.chosen().forEach(one -> rooms.invite(room, one.id(), done -> {}));
                            onClose.run();
                        });
        go.disableProperty().bind(Bindings.isEmpty(model.chosen()));
        return new Sheet(TEXTS.text("invite.title", room.name()), TEXTS.text("close"))
                .onDismiss(onClose)
                .text(TEXTS.text("invite.done"))
                .with(picker)
                .buttons(Buttons.quiet(TEXTS.text("cancel"), onClose), go)
                .firstFocus(picker.field());
    }

    /// Asks before a room is left.
    public static Sheet leave(RoomEntry room, Rooms rooms, Runnable onClose) {
        ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
        Button go = Buttons.primary(TEXTS.text("leave.go"), () -> {});
        go.setOnAction(e ->
                rooms.leave(
                        room,
                        outcome -> {
                            trouble.set(Trouble.of(outcome));
                            outcome.whenDone(left -> onClose.run());
                        }));
        return new Sheet(TEXTS.text("leave.title", room.name()), TEXTS.text("close"))
                .onDismiss(onClose)
                .text(TEXTS.text(room.kind().listed() ? "leave.public" : "leave.private"))
                .with(problem(trouble))
                .buttons(Buttons.quiet(TEXTS.text("cancel"), onClose), go)
                .firstFocus(go);
    }

    private static Label problem(ObservableValue<String> text) {
        Label label = new Label();
        label.getStyleClass().add("field-error");
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        follow(label, text);
        return label;
    }

    /// Shows what went wrong, without a gap while nothing did.
    static void follow(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        label.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> !text.getValue().isEmpty(), text));
        label.managedProperty().bind(label.visibleProperty());
    }
}

package chat.parley.desktop.rooms;

import chat.parley.desktop.fx.Buttons;
import chat.parley.desktop.fx.Fxml;
import chat.parley.desktop.fx.Sheet;
import chat.parley.desktop.fx.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Shows [CreateRoomModel] as a sheet. Belongs to the FX thread.
public final class CreateRoomView {
    private static final Texts TEXTS = Texts.beside(CreateRoomView.class);

    private final Sheet sheet;

    @FXML private TextField name;
    @FXML private Label nameError;
    @FXML private TextField topic;
    @FXML private RadioButton everybody;
    @FXML private RadioButton invited;
    @FXML private VBox people;
    @FXML private Label problem;

    /// Lays the dialog out.
    ///
    /// @param onClose takes the sheet away
    public CreateRoomView(CreateRoomModel model, Runnable onClose) {
        Parent form = Fxml.lay(this, "create-room.fxml", TEXTS);
        name.textProperty().bindBidirectional(model.nameProperty());
        name.setOnAction(e -> model.create());
        topic.textProperty().bindBidirectional(model.topicProperty());
        topic.setOnAction(e -> model.create());
        everybody.setSelected(model.openProperty().get());
        everybody.selectedProperty().subscribe(model.openProperty()::set);
        invited.setSelected(!model.openProperty().get());
        people.getChildren().add(new PeoplePicker(model.picker()));
        RoomSheets.follow(nameError, model.nameErrorProperty());
        RoomSheets.follow(problem, model.problemProperty());
        Button create = Buttons.primary(TEXTS.text("create.go"), model::create);
        create.setId("create-go");
        create.disableProperty().bind(model.busyProperty());
        sheet =
                new Sheet(TEXTS.text("create.title"), TEXTS.text("close"))
                        .onDismiss(onClose)
                        .with(form)
                        .buttons(Buttons.quiet(TEXTS.text("cancel"), onClose), create)
                        .firstFocus(name);
    }

    /// The dialog.
    public Sheet sheet() {
        return sheet;
    }
}

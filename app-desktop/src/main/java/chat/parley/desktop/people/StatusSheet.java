package chat.parley.desktop.people;

import chat.parley.desktop.fx.Buttons;
import chat.parley.desktop.fx.Sheet;
import chat.parley.desktop.fx.Texts;
import chat.parley.model.Presence;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// Shows [StatusModel] as a sheet. Belongs to the FX thread.
public final class StatusSheet {
    private static final Texts TEXTS = Texts.beside(StatusSheet.class);
    private static final List<Presence> OFFERED =
            List.of(Presence.ONLINE, Presence.AWAY, Presence.BUSY, Presence.INVISIBLE);

    private StatusSheet() {}

    /// The sheet for one's own state.
    ///
    /// @param onClose takes the sheet away
    public static Sheet of(StatusModel model, Runnable onClose) {
        VBox choices = new VBox();
        choices.getStyleClass().add("form-field");
        ToggleGroup group = new ToggleGroup();
        for (Presence presence : OFFERED) {
            RadioButton button = new RadioButton(TEXTS.text("status." + presence.name()));
            button.setToggleGroup(group);
            button.setSelected(presence == model.presenceProperty().get());
            button.selectedProperty()
                    .subscribe(on -> {
                        if (on) {
                            model.presenceProperty().set(presence);
                        }
                    });
            choices.getChildren().add(button);
        }
        TextField words = new TextField();
        words.getStyleClass().add("field");
        words.setPromptText(TEXTS.text("status.prompt"));
        words.setAccessibleText(TEXTS.text("status.words"));
        words.textProperty().bindBidirectional(model.wordsProperty());
        words.setOnAction(e -> model.save());
        Label problem = new Label();
        problem.getStyleClass().add("field-error");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        return new Sheet(TEXTS.text("status.title"), TEXTS.text("close"))
                .onDismiss(onClose)
                .with(choices)
                .with(words)
                .with(problem)
                .buttons(
                        Buttons.quiet(TEXTS.text("cancel"), onClose),
                        Buttons.primary(TEXTS.text("status.save"), model::save))
                .firstFocus(words);
    }
}

package chat.parley.desktop.settings;

import chat.parley.desktop.fx.Buttons;
import chat.parley.desktop.fx.Sheet;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.Theme;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Shows [SettingsModel] as a sheet. Belongs to the FX thread.
public final class SettingsSheet {
    private static final Texts TEXTS = Texts.beside(SettingsSheet.class);

    private SettingsSheet() {}

    /// The sheet of all settings.
    ///
    /// @param account who is signed in where, in one line
    /// @param onSignOut asks whether to sign out
    /// @param onClose takes the sheet away
    public static Sheet of(
            SettingsModel model, String account, Runnable onSignOut, Runnable onClose) {
        Button done = Buttons.primary(TEXTS.text("done"), onClose);
        Label who = new Label(account);
        who.getStyleClass().add("row-note");
        who.setWrapText(true);
        who.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(who, Priority.ALWAYS);
        HBox line = new HBox(who, Buttons.quiet(TEXTS.text("signOut"), onSignOut));
        line.getStyleClass().add("settings-line");
        return new Sheet(TEXTS.text("title"), TEXTS.text("close"))
                .onDismiss(onClose)
                .with(part("theme", themes(model)))
                .with(part("account", line))
                .buttons(done)
                .firstFocus(done);
    }

    private static Node themes(SettingsModel model) {
        HBox row = new HBox();
        row.getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        for (Theme.Choice choice : Theme.Choice.values()) {
            ToggleButton button = new ToggleButton(TEXTS.text("theme." + choice.name()));
            button.setId("theme-" + choice.name());
            button.getStyleClass().add("segment");
            button.setToggleGroup(group);
            button.setSelected(choice == model.themeProperty().get());
            button.setOnAction(e -> {
                button.setSelected(true);
                model.themeProperty().set(choice);
            });
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
            row.getChildren().add(button);
        }
        return row;
    }

    private static Node part(String key, Node content) {
        Label label = new Label(TEXTS.text(key));
        label.getStyleClass().add("field-label");
        VBox box = new VBox(label, content);
        box.getStyleClass().add("form-field");
        return box;
    }
}

package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Sheet;
import chat.parley.desktop.fx.Shortcut;
import chat.parley.desktop.fx.Texts;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// The list of all keys, made from the table that the windows read. Belongs to the FX thread.
final class KeysSheet {
    private static final Texts TEXTS = Texts.beside(KeysSheet.class);

    private KeysSheet() {}

    static Sheet of() {
        Sheet sheet = new Sheet(TEXTS.text("keys.title"), TEXTS.text("close"));
        for (Shortcut.Group group : Shortcut.Group.values()) {
            Label heading = new Label(Shortcut.words(group).toUpperCase(Locale.getDefault()));
            heading.getStyleClass().add("section-head");
            sheet.with(heading).with(rows(group));
        }
        return sheet;
    }

    private static GridPane rows(Shortcut.Group group) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        ColumnConstraints keys = new ColumnConstraints();
        keys.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(wide, keys);
        int row = 0;
        for (Shortcut shortcut : Shortcut.in(group)) {
            Label words = new Label(shortcut.words());
            words.setWrapText(true);
            words.setMinHeight(Label.USE_PREF_SIZE);
            Label pressed = new Label(shortcut.keys());
            pressed.getStyleClass().add("key");
            pressed.setMinWidth(Label.USE_PREF_SIZE);
            grid.addRow(row, words, pressed);
            row++;
        }
        return grid;
    }
}

package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Sheet;
import chat.parley.desktop.fx.Shortcut;
import chat.parley.desktop.fx.Texts;
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
            Label heading = new Label(Shortcut.words(group));
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
        grid.getColumnConstraints().addAll(wide, new ColumnConstraints());
        int row = 0;
        for (Shortcut shortcut : Shortcut.in(group)) {
            Label words = new Label(shortcut.words());
            words.setWrapText(true);
            Label keys = new Label(shortcut.keys());
            keys.getStyleClass().add("key");
            keys.setMinWidth(Label.USE_PREF_SIZE);
            grid.addRow(row, words, keys);
            row++;
        }
        return grid;
    }
}

package chat.parley.desktop.fx.picker;

import chat.parley.desktop.fx.emoji.EmojiArt;
import chat.parley.desktop.fx.emoji.Pictograph;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// One line of the grid as nodes: a heading or a row of pictures. Owned by the JavaFX thread.
final class PickerCell extends ListCell<PickerRow> {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final PickerCursor cursor;
    private final BiConsumer<Pictograph, Boolean> choose;

    /// @param choose takes the emoji that was clicked, and whether the picker shall stay open
    PickerCell(PickerCursor cursor, BiConsumer<Pictograph, Boolean> choose) {
        this.cursor = cursor;
        this.choose = choose;
        getStyleClass().add("emoji-grid-row");
    }

    @Override
    protected void updateItem(@Nullable PickerRow row, boolean empty) {
        super.updateItem(row, empty);
        switch (row) {
            case null -> setGraphic(null);
            case PickerRow.Head head -> {
                Label title = new Label(head.title());
                title.getStyleClass().add("emoji-group");
                setGraphic(title);
            }
            case PickerRow.Line line -> {
                HBox pictures = new HBox();
                line.emoji().forEach(emoji -> pictures.getChildren().add(button(emoji)));
                setGraphic(pictures);
            }
        }
    }

    private StackPane button(Pictograph emoji) {
        StackPane button = new StackPane(EmojiArt.view(emoji, 24));
        button.getStyleClass().add("emoji-button");
        button.setAccessibleRole(AccessibleRole.BUTTON);
        button.setAccessibleText(emoji.label());
        boolean current =
                cursor.line() == getIndex() && cursor.current().filter(emoji::equals).isPresent();
        button.pseudoClassStateChanged(CURRENT, current);
        button.setOnMouseClicked(click -> choose.accept(emoji, click.isShiftDown()));
        return button;
    }
}

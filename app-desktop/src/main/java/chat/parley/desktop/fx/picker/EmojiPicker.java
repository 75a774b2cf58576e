package chat.parley.desktop.fx.picker;

import atlantafx.base.controls.Popover;
import chat.parley.desktop.fx.Shortcut;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.emoji.EmojiTable;
import chat.parley.desktop.fx.emoji.Pictograph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A pop-up with all emoji, searched by English words; arrows move, Enter takes, Esc closes.
///
/// Shown beside the node that asked for it and gone after one choice; Shift keeps it open. Owned by
/// the JavaFX thread.
public final class EmojiPicker {

    private final Texts texts = Texts.beside(EmojiPicker.class);
    private final RecentEmoji recent;
    private final Consumer<Pictograph> chosen;
    private final Popover popover = new Popover();
    private final TextField search = new TextField();
    private final ListView<PickerRow> grid = new ListView<>();
    private final Label nothing = new Label();
    private final PickerCursor cursor = new PickerCursor();
    private final VBox content = new VBox(8);

    EmojiPicker(RecentEmoji recent, Consumer<Pictograph> chosen) {
        this.recent = recent;
        this.chosen = chosen;
        build();
        popover.setContentNode(content);
        popover.setArrowSize(0);
        popover.setCornerRadius(12);
        popover.setHeaderAlwaysVisible(false);
        popover.setAnimated(false);
        popover.setAutoHide(true);
        show("");
    }

    /// Opens a picker beside a node.
    ///
    /// @param chosen takes what was picked, on the JavaFX thread
    public static EmojiPicker show(Node beside, RecentEmoji recent, Consumer<Pictograph> chosen) {
        EmojiPicker picker = new EmojiPicker(recent, chosen);
        Bounds bounds = beside.localToScreen(beside.getLayoutBounds());
        boolean above = bounds.getMinY() > 420;
        picker.popover.setArrowLocation(
                above ? Popover.ArrowLocation.BOTTOM_RIGHT : Popover.ArrowLocation.TOP_RIGHT);
        picker.popover.show(
                beside, bounds.getMaxX(), above ? bounds.getMinY() - 4 : bounds.getMaxY() + 4);
        picker.search.requestFocus();
        return picker;
    }

    /// Closes it without a choice.
    public void hide() {
        popover.hide();
    }

    /// The field that is typed into, for tests and for those who open it with a first letter.
    public TextField search() {
        return search;
    }

    /// What the pop-up shows.
    Region content() {
        return content;
    }

    private void build() {
        search.setPromptText(texts.text("search"));
        search.setAccessibleText(texts.text("search"));
        search.getStyleClass().add("field");
        search.textProperty().subscribe(this::show);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        grid.getStyleClass().add("emoji-grid");
        grid.setFocusTraversable(false);
        grid.setCellFactory(_ -> new PickerCell(cursor, this::choose));
        nothing.getStyleClass().add("note");
        nothing.setWrapText(true);
        StackPane body = new StackPane(grid, nothing);
        content.getChildren().addAll(search, body);
        content.getStyleClass().add("emoji-picker");
    }

    private void show(String query) {
        List<PickerRow> rows =
                query.isBlank() ? everything() : PickerRow.lines(EmojiSearch.find(query));
        grid.getItems().setAll(rows);
        cursor.reset(rows);
        grid.scrollTo(0);
        nothing.setText(texts.text("nothing", query.strip()));
        nothing.setVisible(rows.isEmpty());
        grid.setVisible(!rows.isEmpty());
    }

    private List<PickerRow> everything() {
        Map<String, List<Pictograph>> groups = new LinkedHashMap<>();
        groups.put(texts.text("recent"), List.copyOf(recent.list()));
        for (Pictograph emoji : EmojiTable.shared().pickable()) {
            groups.computeIfAbsent(texts.text("group." + emoji.group()), _ -> new ArrayList<>())
                    .add(emoji);
        }
        List<PickerRow> rows = new ArrayList<>();
        groups.forEach((title, emoji) -> {
            rows.add(new PickerRow.Head(title));
            rows.addAll(PickerRow.lines(emoji));
        });
        return rows;
    }

    private void key(KeyEvent event) {
        Shortcut.pressed(Shortcut.Group.EMOJI, event)
                .filter(this::act)
                .ifPresent(_ -> {
                    event.consume();
                    grid.scrollTo(Math.max(0, cursor.line() - 3));
                    grid.refresh();
                });
    }

    /// Does what a key is for; false leaves it to the search field.
    private boolean act(Shortcut shortcut) {
        boolean searching = !search.getText().isEmpty();
        switch (shortcut) {
            case CLOSE_EMOJI -> popover.hide();
            case CHOOSE_EMOJI -> cursor.current().ifPresent(emoji -> choose(emoji, false));
            case CHOOSE_MORE_EMOJI -> cursor.current().ifPresent(emoji -> choose(emoji, true));
            case EMOJI_ABOVE -> cursor.moveLine(-1);
            case EMOJI_BELOW -> cursor.moveLine(1);
            case EMOJI_LEFT, EMOJI_RIGHT -> {
                if (searching) {
                    return false;
                }
                cursor.moveColumn(shortcut == Shortcut.EMOJI_RIGHT ? 1 : -1);
            }
            default -> throw new IllegalStateException("no key of the picker: " + shortcut);
        }
        return true;
    }

    private void choose(Pictograph emoji, boolean keepOpen) {
        recent.used(emoji);
        chosen.accept(emoji);
        if (!keepOpen) {
            popover.hide();
        }
    }
}

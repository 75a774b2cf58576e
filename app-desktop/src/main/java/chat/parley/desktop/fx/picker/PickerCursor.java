package chat.parley.desktop.fx.picker;

import chat.parley.desktop.fx.emoji.Pictograph;
import java.util.List;
import java.util.Optional;

/// Where the keyboard stands in the picker's grid; headings are stepped over. Owned by the JavaFX
/// thread.
final class PickerCursor {

    private List<PickerRow> rows = List.of();
    private int line;
    private int column;

    /// Stands on the first emoji of a new grid.
    void reset(List<PickerRow> shown) {
        rows = shown;
        line = -1;
        column = 0;
        moveLine(1);
    }

    int line() {
        return line;
    }

    /// What Enter would take; empty when there is nothing.
    Optional<Pictograph> current() {
        return lineAt(line).map(emoji -> emoji.get(Math.min(column, emoji.size() - 1)));
    }

    /// Goes up or down to the next line of emoji, or stays.
    void moveLine(int step) {
        for (int next = line + step; next >= 0 && next < rows.size(); next += step) {
            if (lineAt(next).isPresent()) {
                line = next;
                return;
            }
        }
    }

    /// Goes sideways, over the end of a line to the next.
    void moveColumn(int step) {
        int size = lineAt(line).map(List::size).orElse(0);
        int next = Math.min(column, size - 1) + step;
        if (next >= 0 && next < size) {
            column = next;
            return;
        }
        int before = line;
        moveLine(step);
        if (line != before) {
            column = step > 0 ? 0 : PickerRow.COLUMNS - 1;
        }
    }

    private Optional<List<Pictograph>> lineAt(int index) {
        return index >= 0
                        && index < rows.size()
                        && rows.get(index) instanceof PickerRow.Line(List<Pictograph> emoji)
                ? Optional.of(emoji)
                : Optional.empty();
    }
}

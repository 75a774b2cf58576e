package chat.parley.desktop.fx.picker;

import chat.parley.desktop.fx.emoji.Pictograph;
import java.util.ArrayList;
import java.util.List;

/// One line of the picker's grid. Immutable.
sealed interface PickerRow {

    /// How many emoji stand in a line.
    int COLUMNS = 8;

    /// The name of a group.
    record Head(String title) implements PickerRow {}

    /// Up to [#COLUMNS] emoji.
    record Line(List<Pictograph> emoji) implements PickerRow {}

    /// A list as lines.
    static List<PickerRow> lines(List<Pictograph> emoji) {
        List<PickerRow> lines = new ArrayList<>();
        for (int start = 0; start < emoji.size(); start += COLUMNS) {
            lines.add(new Line(emoji.subList(start, Math.min(start + COLUMNS, emoji.size()))));
        }
        return lines;
    }
}

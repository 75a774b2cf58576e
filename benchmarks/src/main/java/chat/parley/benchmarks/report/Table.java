package chat.parley.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/// Rows of words in columns as wide as their widest word.
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /// A table with these headings.
    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /// Adds a row with as many cells as there are headings.
    public void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Double number ? Figures.text(number) : String.valueOf(cell));
        }
        if (row.size() != rows.getFirst().size()) {
            throw new IllegalArgumentException("not as many cells as headings: " + row);
        }
        rows.add(row);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                text.append(column == 0 ? "" : "  ")
                        .append(" ".repeat(width(column) - cell.length()));
                text.append(cell);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}

package chat.parley.desktop.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fxmisc.flowless.VirtualFlow;

/// What is in sight of a scrolling list of messages, and where it stands. Reads only. Owned by the
/// JavaFX thread.
final class Sight {
    private final VirtualFlow<ConversationItem, ItemCell> flow;

    Sight(VirtualFlow<ConversationItem, ItemCell> flow) {
        this.flow = flow;
    }

    boolean isEmpty() {
        return flow.visibleCells().isEmpty();
    }

    /// The highest message number whose lower edge is in sight; 0 for none.
    long lastMessage() {
        return cells().stream()
                .filter(cell -> bottom(cell) <= flow.getHeight() + 1)
                .map(ItemCell::item)
                .filter(ConversationItem.Said.class::isInstance)
                .mapToLong(item -> ((ConversationItem.Said) item).seq())
                .max()
                .orElse(0);
    }

    /// The row of a message that is in sight.
    Optional<MessageRow> row(Object key) {
        for (ItemCell cell : cells()) {
            if (cell.item().key().equals(key) && cell.getNode() instanceof MessageRow row) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /// The rows of messages in sight, from top to bottom.
    List<MessageRow> rows() {
        List<MessageRow> rows = new ArrayList<>();
        for (ItemCell cell : cells()) {
            if (cell.getNode() instanceof MessageRow row) {
                rows.add(row);
            }
        }
        return rows;
    }

    /// A line in sight that a change leaves as it is, and where it stands.
    Optional<Anchor> anchor(List<ConversationItem> next) {
        for (ItemCell cell : cells()) {
            if (cell.item() instanceof ConversationItem.Said && next.contains(cell.item())) {
                return Optional.of(new Anchor(cell.item().key(), top(cell)));
            }
        }
        return Optional.empty();
    }

    /// Whether the lower edge of a line is at most so many pixels below the edge of the list.
    boolean ends(int index, double below) {
        return flow.getCellIfVisible(index)
                .map(cell -> bottom(cell) <= flow.getHeight() + below)
                .orElse(false);
    }

    /// From top to bottom; a copy, for the flow's own list changes while it lays out.
    private List<ItemCell> cells() {
        List<ItemCell> cells = new ArrayList<>(flow.visibleCells());
        cells.sort(Comparator.comparingDouble(this::top));
        return cells;
    }

    private double top(ItemCell cell) {
        return flow.cellToViewport(cell, 0, 0).getY();
    }

    private double bottom(ItemCell cell) {
        return top(cell) + cell.getNode().getHeight();
    }

    /// A line and where its upper edge stands, in pixels from that of the list.
    record Anchor(Object key, double top) {}
}

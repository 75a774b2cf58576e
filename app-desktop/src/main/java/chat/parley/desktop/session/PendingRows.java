package chat.parley.desktop.session;

import chat.parley.model.OperationId;
import java.util.ArrayList;
import java.util.List;

/// The rows of one room that wait in the outbox, in the order of writing. Belongs to the FX thread.
final class PendingRows {
    private final List<TimelineRow.Pending> rows = new ArrayList<>();

    List<TimelineRow.Pending> all() {
        return rows;
    }

    /// Adds a row at the end, or puts it in the place of its earlier state.
    void put(TimelineRow.Pending row) {
        for (int at = 0; at < rows.size(); at++) {
            if (rows.get(at).op().equals(row.op())) {
                rows.set(at, row);
                return;
            }
        }
        rows.add(row);
    }

    /// Takes a row away; says whether it was there.
    boolean remove(OperationId op) {
        return rows.removeIf(row -> row.op().equals(op));
    }
}

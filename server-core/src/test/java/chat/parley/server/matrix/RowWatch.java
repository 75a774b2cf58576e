package chat.parley.server.matrix;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.api.Trigger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Counts every row of an H2 database that is written, changed or removed, also if that is undone
/// afterwards: a look at the count is as good as one at all rows, and costs nothing. H2 makes one
/// for each table; the count is of the JVM.
public final class RowWatch implements Trigger {

    private static final AtomicLong TOUCHED = new AtomicLong();

    /// Made by H2, too.
    public RowWatch() {}

    /// Watches every table.
    static void over(Handle handle, List<String> tables) {
        for (String table : tables) {
            handle.execute(
                    "create trigger \"watch_%s\" after insert, update, delete on \"%s\" for each row call '%s'"
                            .formatted(table, table, RowWatch.class.getName()));
        }
    }

    /// How many rows were touched so far.
    static long touched() {
        return TOUCHED.get();
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) {
        TOUCHED.incrementAndGet();
    }
}

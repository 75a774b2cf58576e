package chat.parley.benchmarks.persist;

import java.io.IOException;
import java.sql.SQLException;

/// Counts how often a database has asked the disk to keep what it wrote.
interface SyncCounter extends AutoCloseable {

    /// How many syncs there were so far.
    long count() throws IOException, SQLException;

    @Override
    void close() throws SQLException;
}

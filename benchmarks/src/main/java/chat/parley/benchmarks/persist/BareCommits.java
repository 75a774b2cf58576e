package chat.parley.benchmarks.persist;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

/// The floor under any durable chat on a database: one connection that inserts rows as wide as a
/// message, commits and syncs, and does nothing else.
final class BareCommits implements AutoCloseable {

    private static final String TEXT = "x".repeat(100);

    private final Connection connection;
    private final boolean checkpoint;
    private long next;

    /// Makes the table.
    ///
    /// @param checkpoint whether a commit needs a `CHECKPOINT SYNC` to be on disk, as on H2
    BareCommits(Connection connection, boolean checkpoint) throws SQLException {
        this.connection = connection;
        this.checkpoint = checkpoint;
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table bare (id uuid primary key, room uuid not null, seq bigint not null,"
                            + " author uuid not null, op uuid not null, body varchar(16384) not null,"
                            + " unique (room, seq), unique (author, op))");
        }
        connection.setAutoCommit(false);
    }

    /// Rows a second with `batch` rows a commit.
    double rowsPerSecond(int batch, Duration time) throws SQLException {
        UUID room = new UUID(0, batch);
        long rows = 0;
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        try (PreparedStatement insert =
                        connection.prepareStatement("insert into bare values (?, ?, ?, ?, ?, ?)");
                Statement statement = connection.createStatement()) {
            while (System.nanoTime() < end) {
                for (int i = 0; i < batch; i++) {
                    next++;
                    insert.setObject(1, new UUID(1, next));
                    insert.setObject(2, room);
                    insert.setLong(3, next);
                    insert.setObject(4, room);
                    insert.setObject(5, new UUID(2, next));
                    insert.setString(6, TEXT);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
                if (checkpoint) {
                    statement.execute("checkpoint sync");
                }
                rows += batch;
            }
        }
        return rows * 1e9 / (System.nanoTime() - begin);
    }

    /// Takes the table away, so that the database is as empty as before.
    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table bare");
            connection.commit();
        }
    }
}

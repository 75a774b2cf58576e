package chat.parley.benchmarks.persist;

import chat.parley.benchmarks.process.PostgresProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Syncs of PostgreSQL's write-ahead log, by its own statistics; they lag behind by up to a second.
final class WalSyncs implements SyncCounter {

    private final Connection connection;

    WalSyncs(PostgresProcess postgres) throws SQLException {
        connection = postgres.connect();
    }

    @Override
    public long count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

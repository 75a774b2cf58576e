package chat.parley.benchmarks.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.benchmarks.process.PostgresProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The floors must really sync, or everything would look bad beside them.
class BareCommitsIT {

    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void syncsEachCommitOnPostgreSql() throws Exception {
        try (PostgresProcess postgres = PostgresProcess.start();
                WalSyncs syncs = new WalSyncs(postgres)) {
            double rows;
            try (Connection connection = postgres.connect();
                    BareCommits commits = new BareCommits(connection, false)) {
                rows = commits.rowsPerSecond(1, SHORT);
                assertThat(setting(connection, "fsync")).isEqualTo("on");
                assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
            }
            // PostgreSQL counts what a connection did when it ends.
            long half = (long) (rows * SHORT.toMillis() / 1000 / 2);
            await().untilAsserted(() -> assertThat(syncs.count()).isGreaterThan(half));
        }
    }

    @Test
    void insertsAndCommitsOnH2(@TempDir Path folder) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("bare") + ";WRITE_DELAY=0";
        try (Connection connection = DriverManager.getConnection(url);
                BareCommits commits = new BareCommits(connection, true)) {
            assertThat(commits.rowsPerSecond(10, SHORT)).isPositive();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from bare")) {
                rows.next();
                assertThat(rows.getLong(1)).isPositive();
            }
        }
    }

    private static String setting(Connection connection, String name) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

package chat.parley.benchmarks.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// A real PostgreSQL on a free port with its data in a folder of its own, set to lose nothing: the
/// embedded one would trade durability for speed.
public final class PostgresProcess implements AutoCloseable {

    private static final String OWNER = "postgres";

    private final EmbeddedPostgres postgres;

    private PostgresProcess(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /// Starts one with an empty database.
    public static PostgresProcess start() {
        try {
            return new PostgresProcess(
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address for JDBC.
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + OWNER;
    }

    /// The owner of the database; it needs no password from this machine.
    public String user() {
        return OWNER;
    }

    /// A connection of our own, past the server.
    public Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

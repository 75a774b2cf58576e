package chat.parley.benchmarks.history;

import chat.parley.benchmarks.process.PostgresProcess;
import chat.parley.benchmarks.process.Scratch;
import chat.parley.benchmarks.process.ServerUnderTest;
import chat.parley.benchmarks.process.ServerUnderTest.Recipe;
import chat.parley.server.db.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A server and its database, which can be filled while the server rests. Used by one thread.
final class Stage implements AutoCloseable {

    /// Fills a database.
    @FunctionalInterface
    interface Filling {
        void fill(Connection connection) throws SQLException;
    }

    private final Scratch scratch = new Scratch();
    private final @Nullable PostgresProcess postgres;
    private final Path data;
    private final Recipe recipe;
    private ServerUnderTest server;

    private Stage(boolean onPostgres) throws IOException, TimeoutException {
        data = scratch.path("data");
        postgres = onPostgres ? PostgresProcess.start() : null;
        Map<String, String> settings =
                new HashMap<>(Map.of("limits.searchesPerSecond", "0", "limits.connections", "0"));
        if (postgres != null) {
            settings.put("database.url", postgres.url());
            settings.put("database.user", postgres.user());
        }
        recipe = Recipe.parley(data.toString(), settings);
        server = ServerUnderTest.start(recipe);
    }

    static Stage onH2() throws IOException, TimeoutException {
        return new Stage(false);
    }

    static Stage onPostgres() throws IOException, TimeoutException {
        return new Stage(true);
    }

    String database() {
        return postgres == null ? "H2" : "PostgreSQL";
    }

    int port() {
        return server.port();
    }

    /// Stops the server, fills its database, and starts the server again.
    void fill(Filling filling) throws SQLException, TimeoutException {
        server.close();
        try (Connection connection = connect()) {
            filling.fill(connection);
            if (postgres == null) {
                // Or the server would do it before it starts, and seem to hang.
                try (Statement statement = connection.createStatement()) {
                    statement.execute("shutdown compact");
                }
            }
        }
        server = ServerUnderTest.start(recipe);
    }

    /// Lets PostgreSQL look at its tables again, as it does by itself within minutes.
    void analyze() throws SQLException {
        if (postgres != null) {
            try (Connection connection = postgres.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
            }
        }
    }

    private Connection connect() throws SQLException {
        if (postgres != null) {
            return postgres.connect();
        }
        DatabaseSettings embedded = DatabaseSettings.embedded(data);
        String url = embedded.url().replace(";REUSE_SPACE=FALSE", "");
        return DriverManager.getConnection(url, embedded.user(), "");
    }

    @Override
    public void close() {
        server.close();
        if (postgres != null) {
            postgres.close();
        }
        scratch.close();
    }
}

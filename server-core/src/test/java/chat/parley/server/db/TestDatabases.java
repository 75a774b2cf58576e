package chat.parley.server.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Fresh databases for tests: a real PostgreSQL, started once a JVM, and H2 files.
///
/// Thread-safe. The PostgreSQL server and the files end with the JVM. Each fresh database is a copy
/// of one that has the present schema: making that anew takes longer than most tests.
public final class TestDatabases {

    private static final String TEMPLATE = "parley_template";
    private static final String FILE = "parley.mv.db";
    private static final Path TEMPLATE_FILE = h2Template();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private TestDatabases() {}

    /// A database of each kind, for tests that must pass on both.
    public enum Kind {
        /// embedded, in a new temporary folder
        H2,
        /// a real server
        POSTGRESQL;

        /// A fresh database of this kind.
        public DatabaseSettings fresh() {
            return this == H2 ? h2() : postgresql();
        }
    }

    /// A fresh H2 database in a new temporary folder.
    public static DatabaseSettings h2() {
        return h2(TestFolders.fresh());
    }

    /// The H2 database in this folder; a fresh one if it has none.
    public static DatabaseSettings h2(Path folder) {
        DatabaseSettings settings = DatabaseSettings.embedded(folder);
        if (!settings.present()) {
            try {
                Files.createDirectories(folder);
                Files.copy(TEMPLATE_FILE, folder.resolve(FILE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return settings;
    }

    /// A fresh database on PostgreSQL, with the schema.
    public static DatabaseSettings postgresql() {
        return copyOf(running(), TEMPLATE);
    }

    /// A database on PostgreSQL without anything in it.
    public static DatabaseSettings emptyPostgresql() {
        return copyOf(running(), "template0");
    }

    /// The port of the PostgreSQL server, for programs of their own.
    public static int postgresqlPort() {
        return running().getPort();
    }

    private static Path h2Template() {
        Path folder = TestFolders.fresh();
        Database.open(DatabaseSettings.embedded(folder)).close();
        return folder.resolve(FILE);
    }

    private static DatabaseSettings copyOf(EmbeddedPostgres postgres, String template) {
        String name = "parley_" + COUNT.incrementAndGet();
        Jdbi.create(postgres.getPostgresDatabase())
                .useHandle(handle ->
                        handle.execute("create database " + name + " template " + template));
        return settings(postgres, name);
    }

    private static DatabaseSettings settings(EmbeddedPostgres postgres, String name) {
        return DatabaseSettings.at(postgres.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    private static synchronized EmbeddedPostgres running() {
        EmbeddedPostgres running = server;
        if (running == null) {
            running = start();
            server = running;
        }
        return running;
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.builder()
                            // Its builder turns these off, which Parley refuses.
                            .setServerConfig("fsync", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .start();
            Jdbi.create(postgres.getPostgresDatabase())
                    .useHandle(handle -> handle.execute("create database " + TEMPLATE));
            Database.open(settings(postgres, TEMPLATE)).close();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

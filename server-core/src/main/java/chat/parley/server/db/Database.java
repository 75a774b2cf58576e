package chat.parley.server.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Types;
import java.util.UUID;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/// One open database with the present schema.
///
/// Thread-safe. Reads run on the caller's thread in a consistent snapshot, and return only what is
/// on disk. All writes go through [#writes()]. Refuses to open a database that is set to lose
/// acknowledged data.
public final class Database implements AutoCloseable {

    private static final int READERS = 10;
    // One for the committer, one more for Flyway, which locks with a second connection; later that
    // one is the committer's spare, and there is one for what is written aside.
    private static final int WRITERS = 3;
    private static final long CONNECT_MS = 10_000;

    private final DatabaseSettings settings;
    private final @Nullable DataFolder folder;
    private final HikariDataSource readers;
    private final HikariDataSource writer;
    private final Dialect dialect;
    private final Jdbi jdbi;
    private final Jdbi aside;
    private final DurabilityBarrier barrier = new DurabilityBarrier();
    private final DurableWrites writes;

    private Database(
            DatabaseSettings settings,
            @Nullable DataFolder folder,
            HikariDataSource readers,
            HikariDataSource writer,
            Dialect dialect) {
        this.settings = settings;
        this.folder = folder;
        this.readers = readers;
        this.writer = writer;
        this.dialect = dialect;
        this.jdbi = jdbi(readers);
        this.aside = jdbi(writer);
        this.writes = new DurableWrites(jdbi(writer), dialect, barrier);
    }

    /// Opens the database, brings its schema up to date and checks that it keeps what it says it
    /// keeps.
    ///
    /// @throws UnusableDatabase with a message for the person at the console
    public static Database open(DatabaseSettings settings) {
        Dialect dialect = Dialect.of(settings.url());
        DataFolder folder = settings.folder() == null ? null : DataFolder.take(settings.folder());
        HikariDataSource writer = null;
        try {
            if (settings.folder() != null) {
                FileCompaction.compactIfWorthwhile(settings, settings.folder());
            }
            writer = pool(settings, "writer", WRITERS, false);
            jdbi(writer).useHandle(dialect::refuseIfItLosesData);
            migrate(writer, dialect);
            HikariDataSource readers = pool(settings, "reader", READERS, true);
            return new Database(settings, folder, readers, writer, dialect);
        } catch (HikariPool.PoolInitializationException | FlywayException | JdbiException e) {
            closeAll(writer, folder);
            throw new UnusableDatabase("The database " + settings + " can't be used: " + e, e);
        } catch (UnusableDatabase e) {
            closeAll(writer, folder);
            throw e;
        }
    }

    /// Reads in one consistent snapshot.
    ///
    /// @param body may not write and may not call this method again
    /// @return what `body` returned, once all that it can have seen is on disk
    /// @throws DatabaseFault if the database fails
    public <T extends @Nullable Object> T read(Function<Handle, T> body) {
        T result;
        try {
            result = jdbi.inTransaction(body::apply);
        } catch (JdbiException e) {
            throw DatabaseFault.of(e);
        }
        barrier.await();
        return result;
    }

    /// Whether the rows are in files of this process and no other node can see them.
    public boolean embedded() {
        return dialect == Dialect.H2;
    }

    /// Writes what can be made again from other rows, and nothing else: at once, on the caller's
    /// thread, outside the batches. It may be lost in a crash. Only on a database server.
    ///
    /// @throws DatabaseFault if the database fails
    public <T extends @Nullable Object> T aside(Function<Handle, T> body) {
        if (embedded()) {
            throw new IllegalStateException("an embedded database has one writer");
        }
        try {
            return aside.inTransaction(handle -> {
                handle.execute("set local synchronous_commit = off");
                return body.apply(handle);
            });
        } catch (JdbiException e) {
            throw DatabaseFault.of(e);
        }
    }

    /// The only way to write what must not be lost.
    public DurableWrites writes() {
        return writes;
    }

    /// Has the pools of connections measured from now on; once.
    public void watchPools(MetricsTrackerFactory watch) {
        readers.setMetricsTrackerFactory(watch);
        writer.setMetricsTrackerFactory(watch);
    }

    /// False once it is unknown what is on disk: the server must stop, a restart reads what there
    /// is.
    public boolean healthy() {
        return !barrier.isBroken();
    }

    /// Whether it can be read at this moment; waits at most as long as a read waits for a
    /// connection.
    public boolean answers() {
        try {
            return healthy()
                    && read(handle -> handle.createQuery("select 1").mapTo(Integer.class).one())
                            == 1;
        } catch (DatabaseFault _) {
            return false;
        }
    }

    /// Ends writes that are under way, then closes all connections and gives the data folder back.
    @Override
    public void close() {
        writes.close();
        readers.close();
        closeAll(writer, folder);
    }

    /// The address without secrets.
    @Override
    public String toString() {
        return settings.toString();
    }

    private static void closeAll(@Nullable HikariDataSource pool, @Nullable DataFolder folder) {
        if (pool != null) {
            pool.close();
        }
        if (folder != null) {
            folder.close();
        }
    }

    private static void migrate(HikariDataSource pool, Dialect dialect) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:db/migration/common", "classpath:" + dialect.migrations())
                .cleanDisabled(true)
                .load()
                .migrate();
    }

    private static HikariDataSource pool(
            DatabaseSettings settings, String name, int size, boolean readsOnly) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("parley-" + name);
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MS);
        if (readsOnly) {
            // One snapshot for all statements of a read.
            config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
            config.setReadOnly(true);
        }
        if (settings.url().startsWith("jdbc:postgresql:")) {
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            // An error's detail quotes the row, and with it people's words.
            config.addDataSourceProperty("logServerErrorDetail", "false");
            config.addDataSourceProperty("ApplicationName", "parley-" + name);
        }
        return new HikariDataSource(config);
    }

    private static Jdbi jdbi(HikariDataSource pool) {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.registerArrayType(UUID.class, "uuid");
        jdbi.registerArgument(new UuidArguments());
        // A failed statement must not carry what was bound to it into a log.
        jdbi.getConfig(StatementExceptions.class)
                .setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    /// Jdbi takes a missing UUID for a text, which PostgreSQL refuses.
    private static final class UuidArguments extends AbstractArgumentFactory<UUID> {

        UuidArguments() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(UUID value, ConfigRegistry config) {
            return (position, statement, _) -> statement.setObject(position, value);
        }
    }
}

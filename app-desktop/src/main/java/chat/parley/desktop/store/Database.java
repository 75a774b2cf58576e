package chat.parley.desktop.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/// One H2 file and its one connection. Thread-safe: one transaction at a time.
///
/// With `WRITE_DELAY=0` a commit survives the end of this process; [#sync()] makes it survive a
/// power cut.
final class Database implements AutoCloseable {
    private static final String SETTINGS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    /// Without `REUSE_SPACE=FALSE` a kill can lose commits that were synced; see the server's
    /// settings of the same database. The file only grows while it is open.
    private static final String ON_DISK =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;REUSE_SPACE=FALSE;PAGE_SIZE=4096";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final Set<Integer> DAMAGED =
            Set.of(
                    ErrorCode.FILE_CORRUPTED_1,
                    ErrorCode.FILE_VERSION_ERROR_1,
                    ErrorCode.GENERAL_ERROR_1,
                    ErrorCode.IO_EXCEPTION_1,
                    ErrorCode.IO_EXCEPTION_2);

    private final Connection connection;
    private final @Nullable Path movedAside;

    private Database(Connection connection, @Nullable Path movedAside) {
        this.connection = connection;
        this.movedAside = movedAside;
    }

    /// Opens `name.mv.db` in a folder and brings its tables up to date. A damaged file is moved
    /// aside, never deleted, and an empty one takes its place.
    ///
    /// @param steps one entry for each schema version: statements parted by `;` that may run again,
    ///   since H2 commits each by itself and a kill may come between them and their version
    /// @throws StoreInUse if another process has it open
    static Database open(Path folder, String name, List<String> steps, Clock clock) {
        Path file = folder.resolve(name + ".mv.db");
        try {
            return new Database(connect(folder.resolve(name), steps), null);
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw new StoreInUse(file, e);
            }
            if (!DAMAGED.contains(e.getErrorCode()) || !Files.isRegularFile(file)) {
                throw new StoreFault("Cannot open " + file + ": " + e.getMessage(), e);
            }
            return reopen(folder, name, steps, clock);
        }
    }

    private static Database reopen(Path folder, String name, List<String> steps, Clock clock) {
        Path file = folder.resolve(name + ".mv.db");
        Path aside = folder.resolve(name + ".damaged-" + STAMP.format(clock.instant()) + ".mv.db");
        try {
            Files.move(file, aside);
            return new Database(connect(folder.resolve(name), steps), aside);
        } catch (IOException | SQLException e) {
            throw new StoreFault("Cannot replace the damaged " + file + ": " + e.getMessage(), e);
        }
    }

    /// A database that is gone when it is closed, for tests and previews.
    static Database inMemory(List<String> steps) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + SETTINGS);
            migrate(connection, steps);
            return new Database(connection, null);
        } catch (SQLException e) {
            throw new StoreFault("Cannot make a store in memory", e);
        }
    }

    private static Connection connect(Path base, List<String> steps) throws SQLException {
        String path = base.toString().replace("\\", "/").replace(";", "\\;");
        String url = "jdbc:h2:file:" + path + SETTINGS + ON_DISK;
        Path file = base.resolveSibling(base.getFileName() + ".mv.db");
        FileCompaction.compactIfWorthwhile(url, file);
        Connection connection = DriverManager.getConnection(url);
        try {
            migrate(connection, steps);
            protect(file);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void protect(Path file) throws SQLException {
        if (AppHome.posix()) {
            try {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            } catch (IOException e) {
                throw new SQLException("Cannot make " + file + " private", e);
            }
        }
    }

    private static void migrate(Connection connection, List<String> steps) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists schema_version(version int not null)");
            int version = 0;
            try (ResultSet rows =
                    statement.executeQuery(
                            "select coalesce(max(version), 0) from schema_version")) {
                if (rows.next()) {
                    version = rows.getInt(1);
                }
            }
            for (; version < steps.size(); version++) {
                statement.execute(steps.get(version));
                statement.execute("insert into schema_version values (" + (version + 1) + ")");
            }
        }
        connection.commit();
    }

    /// Where a damaged predecessor was moved to, if there was one.
    Optional<Path> movedAside() {
        return Optional.ofNullable(movedAside);
    }

    /// Runs `work` as one transaction: all of it or nothing.
    synchronized void write(Work work) {
        try {
            try {
                work.run(this);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreFault("Cannot write to this computer's store: " + e.getMessage(), e);
        }
    }

    /// Forces what was committed to the disk itself.
    synchronized void sync() {
        write(db -> db.update("checkpoint sync"));
    }

    synchronized <T> List<T> query(String sql, Reader<T> reader, @Nullable Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new StoreFault("Cannot read this computer's store: " + e.getMessage(), e);
        }
    }

    /// Only inside [#write(Work)].
    int update(String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreFault("Cannot close this computer's store: " + e.getMessage(), e);
        }
    }

    /// The body of a transaction.
    @FunctionalInterface
    interface Work {
        void run(Database db) throws SQLException;
    }

    /// Reads one row.
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}

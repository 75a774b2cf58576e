package chat.parley.server.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives back what dead versions take up in the file of an embedded database. While it is open the
/// file only grows (see [DatabaseSettings]), so this is done before it is opened for service.
///
/// H2 copies what is alive into a new file, syncs it and puts it in the place of the old one: a
/// kill at any moment leaves the one or the other. No state.
final class FileCompaction {

    private static final Logger log = LoggerFactory.getLogger(FileCompaction.class);

    /// Below this size, in bytes, a file is left alone: copying would cost more than it gives.
    private static final long LEAST = 64L << 20;

    /// The part of the file that may be alive at most, in percent.
    private static final double MOSTLY_DEAD = 25;

    private static final String FILL =
            """
            select setting_name, cast(setting_value as integer) from information_schema.settings
            where setting_name in ('info.FILL_RATE', 'info.CHUNKS_FILL_RATE')
            """;

    private FileCompaction() {}

    /// Compacts the database of a folder that nobody has open, if that is worth while.
    static void compactIfWorthwhile(DatabaseSettings settings, Path folder) {
        compactIfWorthwhile(settings, folder, LEAST);
    }

    /// Compacts it if it has at least so many bytes and is mostly dead.
    ///
    /// @param least bytes from which on it is looked into
    /// @return whether it was compacted
    static boolean compactIfWorthwhile(DatabaseSettings settings, Path folder, long least) {
        Path file = folder.resolve("parley.mv.db");
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) >= least
                    && compactIfMostlyDead(settings, file);
        } catch (IOException | SQLException e) {
            throw new UnusableDatabase("The database file " + file + " can't be used: " + e, e);
        }
    }

    private static boolean compactIfMostlyDead(DatabaseSettings settings, Path file)
            throws IOException, SQLException {
        long before = Files.size(file);
        try (Connection connection =
                        DriverManager.getConnection(
                                settings.url(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            if (aliveIn(statement) > MOSTLY_DEAD) {
                return false;
            }
            statement.execute("shutdown compact");
        }
        syncNames(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        log.info("compacted {} from {} to {} bytes", file, before, Files.size(file));
        return true;
    }

    /// H2 has synced the new file, but not its name in the folder. Windows knows no such thing and
    /// refuses to open a folder.
    private static void syncNames(Path folder) throws IOException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /// Percent of the file that belongs to the present version.
    private static double aliveIn(Statement statement) throws SQLException {
        double alive = 100;
        try (ResultSet rows = statement.executeQuery(FILL)) {
            while (rows.next()) {
                alive = alive * rows.getInt(2) / 100;
            }
        }
        return alive;
    }
}

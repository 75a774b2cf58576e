package chat.parley.desktop.store;

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

/// Makes a store's file small again before it is opened, since it only grows while it is open. A
/// kill at any moment leaves the old file or the new one, each whole. No state.
final class FileCompaction {

    /// Below this size, in bytes, copying costs more than it gives.
    private static final long LEAST = 32L << 20;

    /// Percent of the file that may be alive at most.
    private static final double MOSTLY_DEAD = 25;

    private FileCompaction() {}

    /// Compacts a closed store if that is worth while.
    static void compactIfWorthwhile(String url, Path file) throws SQLException {
        compactIfWorthwhile(url, file, LEAST);
    }

    /// As the other, for another least size.
    ///
    /// @param least bytes from which on it is looked into
    /// @return whether it was compacted
    static boolean compactIfWorthwhile(String url, Path file, long least) throws SQLException {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) >= least
                    && compactIfMostlyDead(
                            url, Objects.requireNonNull(file.toAbsolutePath().getParent()));
        } catch (IOException e) {
            throw new SQLException("Cannot compact " + file, e);
        }
    }

    private static boolean compactIfMostlyDead(String url, Path folder)
            throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            if (percentAlive(statement) > MOSTLY_DEAD) {
                return false;
            }
            statement.execute("shutdown compact");
        }
        // H2 has synced the new file but not its name. Only POSIX systems let a folder be synced.
        if (AppHome.posix()) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
        return true;
    }

    private static double percentAlive(Statement statement) throws SQLException {
        double alive = 100;
        try (ResultSet rows =
                statement.executeQuery(
                        "select setting_value from information_schema.settings where setting_name"
                                + " in ('info.FILL_RATE', 'info.CHUNKS_FILL_RATE')")) {
            while (rows.next()) {
                alive = alive * Integer.parseInt(rows.getString(1)) / 100;
            }
        }
        return alive;
    }
}

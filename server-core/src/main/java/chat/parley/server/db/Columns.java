package chat.parley.server.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads and binds the column types that both databases share: UUID, and times in UTC with
/// milliseconds.
public final class Columns {

    private Columns() {}

    /// A UUID that is always there.
    public static UUID uuid(ResultSet row, String column) throws SQLException {
        UUID value = row.getObject(column, UUID.class);
        if (value == null) {
            throw new SQLException("column " + column + " is empty");
        }
        return value;
    }

    /// A UUID that may be missing.
    public static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /// A text that is always there.
    public static String text(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        if (value == null) {
            throw new SQLException("column " + column + " is empty");
        }
        return value;
    }

    /// A text that may be missing.
    public static @Nullable String textOrNull(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    /// A time that is always there.
    public static Instant time(ResultSet row, String column) throws SQLException {
        Instant value = timeOrNull(row, column);
        if (value == null) {
            throw new SQLException("column " + column + " is empty");
        }
        return value;
    }

    /// A time that may be missing.
    public static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /// A whole number that may be missing.
    public static @Nullable Integer integerOrNull(ResultSet row, String column)
            throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /// A time in the form in which it is bound.
    public static OffsetDateTime bind(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /// A time that may be missing in the form in which it is bound.
    public static @Nullable OffsetDateTime bindOrNull(@Nullable Instant time) {
        return time == null ? null : bind(time);
    }
}

package chat.parley.server.matrix;

import chat.parley.server.db.DatabaseSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Looks at the whole database from outside the server. Owned by the test's thread.
public final class Fingerprint implements AutoCloseable {

    private final Handle handle;
    private final Set<String> unseen;

    /// Looks at this database.
    ///
    /// @param unseen columns that are not looked at
    public Fingerprint(DatabaseSettings settings, String... unseen) {
        this.unseen = Set.of(unseen);
        handle = Jdbi.create(settings.url(), settings.user(), settings.password()).open();
    }

    /// The handle, to put things into a state that takes time otherwise.
    public Handle handle() {
        return handle;
    }

    /// Has every row that is touched from now on counted by [RowWatch].
    void watch() {
        RowWatch.over(handle, names());
    }

    /// SHA-256 of every row, by table.
    public Map<String, String> tables() {
        Map<String, String> hashes = new TreeMap<>();
        for (String table : names()) {
            List<String> rows =
                    handle.createQuery("select * from \"" + table + "\"")
                            .map((row, _) -> text(row))
                            .list();
            hashes.put(table, rows.size() + " rows " + hash(rows.stream().sorted().toList()));
        }
        return hashes;
    }

    /// Every row of every table, with what bytes would be as letters.
    public String text() {
        StringBuilder all = new StringBuilder();
        for (String table : names()) {
            handle.createQuery("select * from \"" + table + "\"")
                    .map((row, _) -> letters(row))
                    .forEach(row -> all.append(table).append(' ').append(row).append('\n'));
        }
        return all.toString();
    }

    private static String letters(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            Object value = row.getObject(column);
            text.append(
                            value instanceof byte[] bytes
                                    ? new String(bytes, StandardCharsets.UTF_8)
                                    : value)
                    .append('|');
        }
        return text.toString();
    }

    private List<String> names() {
        return handle.createQuery(
                        "select table_name from information_schema.tables"
                                + " where lower(table_schema) = 'public'"
                                + " and table_type = 'BASE TABLE'")
                .mapTo(String.class)
                .list();
    }

    private String text(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        StringBuilder text = new StringBuilder();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            if (!unseen.contains(columns.getColumnName(column).toLowerCase(Locale.ROOT))) {
                Object value = row.getObject(column);
                text.append(value instanceof byte[] bytes ? Arrays.toString(bytes) : value)
                        .append('|');
            }
        }
        return text.toString();
    }

    private static String hash(List<String> rows) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            rows.forEach(row -> digest.update(row.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}

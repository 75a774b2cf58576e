package chat.parley.server.db;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The database failed; the only form in which a JDBC error leaves this package.
///
/// A fault of a write means that its outcome is unknown: the same operation id may safely be sent
/// again.
public final class DatabaseFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Where a message of a driver may begin to quote.
    private static final Pattern QUOTED = Pattern.compile("[\"':;(\\[\\n]");

    private final String state;
    private final boolean unavailable;

    private DatabaseFault(
            String message, String state, boolean unavailable, @Nullable Throwable cause) {
        super(message, cause);
        this.state = state;
        this.unavailable = unavailable;
    }

    /// Wraps what Jdbi or the driver threw.
    static DatabaseFault of(RuntimeException cause) {
        if (cause instanceof DatabaseFault fault) {
            return fault;
        }
        SQLException sql = sqlCause(cause);
        String state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
        // 08: connection, 53: out of resources, 57: shutting down, 90098 and 90121: H2 is closed.
        boolean unavailable =
                state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57")
                        || state.equals("90098")
                        || state.equals("90121");
        DatabaseFault fault =
                new DatabaseFault(
                        "database: " + withoutWords(cause, sql), state, unavailable, null);
        // Not as its cause: a log prints what every cause says.
        fault.setStackTrace((sql == null ? cause : sql).getStackTrace());
        return fault;
    }

    /// What happened, without what was written or looked for: both databases quote values, "value
    /// too long for column" for one.
    private static String withoutWords(RuntimeException cause, @Nullable SQLException sql) {
        if (sql == null) {
            return cause.getClass().getName();
        }
        String message = String.valueOf(sql.getMessage()).replaceFirst("^[A-Z]+: ", "");
        return "%s (state %s, code %d)"
                .formatted(
                        QUOTED.split(message, 2)[0].strip(), sql.getSQLState(), sql.getErrorCode());
    }

    static DatabaseFault unavailable(String message, @Nullable Throwable cause) {
        return new DatabaseFault(message, "", true, cause);
    }

    /// The SQL error under `error`, if there is one.
    static @Nullable SQLException sqlCause(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /// SQLState of the driver's error; empty if there was none.
    public String state() {
        return state;
    }

    /// True if the database can't be reached at all, so that trying again later may help.
    public boolean unavailable() {
        return unavailable;
    }

    /// True if the transaction lost against another one and may simply be run again.
    boolean lostRace() {
        return state.startsWith("40");
    }

    /// True if a row with the same key was there already.
    boolean duplicate() {
        return state.equals("23505");
    }
}

package chat.parley.server.db;

import org.jspecify.annotations.Nullable;

/// The server must not start on this database; the message says why and what to do, for the person
/// at the console.
public final class UnusableDatabase extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableDatabase(String message) {
        this(message, null);
    }

    UnusableDatabase(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

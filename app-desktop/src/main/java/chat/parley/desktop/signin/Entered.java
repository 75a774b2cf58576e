package chat.parley.desktop.signin;

import chat.parley.model.RefusalCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of asking to be let in. Immutable.
public sealed interface Entered {

    /// The account is open; the shell shows its rooms.
    record In() implements Entered {}

    /// The server said no.
    ///
    /// @param code why
    /// @param message the server's own words
    /// @param field which field it refused, if one
    /// @param retryAfter how long to wait, for too many tries
    record No(
            RefusalCode code, String message, @Nullable String field, @Nullable Duration retryAfter)
            implements Entered {}

    /// No answer came.
    record Nobody() implements Entered {}
}

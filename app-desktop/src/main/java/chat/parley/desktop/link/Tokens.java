package chat.parley.desktop.link;

import java.util.function.Consumer;

/// Where a link gets its access token. Belongs to the FX thread.
public interface Tokens {
    /// Hands over an access token that is not known to be expired.
    ///
    /// @param fresh whether the present one is not good enough any more: expired, or about to be
    void token(boolean fresh, Consumer<Outcome<String>> then);
}

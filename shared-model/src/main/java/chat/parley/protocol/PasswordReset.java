package chat.parley.protocol;

import chat.parley.model.LeftOut;
import org.jspecify.annotations.Nullable;

/// A password that opens the account once. `again` is the first answer of a repeated operation; to
/// who is no administrator any more it comes without the password.
public record PasswordReset(@Nullable String password, @LeftOut boolean again) implements Answer {
    /// Without the password, so that none gets into a log.
    @Override
    public String toString() {
        return "PasswordReset[]";
    }
}

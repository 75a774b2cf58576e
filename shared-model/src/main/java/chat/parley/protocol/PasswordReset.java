package chat.parley.protocol;

import chat.parley.model.LeftOut;

/// A password that opens the account once. `again` is the first answer of a repeated operation.
public record PasswordReset(String password, @LeftOut boolean again) implements Answer {
    /// Without the password, so that none gets into a log.
    @Override
    public String toString() {
        return "PasswordReset[]";
    }
}

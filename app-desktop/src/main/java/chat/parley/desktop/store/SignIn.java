package chat.parley.desktop.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A saved sign-in. Immutable. Its text form leaves the tokens out, so that none reaches a log.
///
/// @param rotation the rotation id of a refresh that was begun and whose answer is not saved yet;
///   the same one is used again
public record SignIn(
        Account account,
        String username,
        String displayName,
        String token,
        Instant tokenExpires,
        String refreshToken,
        @Nullable UUID rotation) {

    /// The same sign-in with a refresh begun.
    public SignIn rotating(UUID next) {
        return new SignIn(account, username, displayName, token, tokenExpires, refreshToken, next);
    }

    @Override
    public String toString() {
        return "SignIn[" + account + ", " + username + "]";
    }
}

package chat.parley.protocol;

import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/accounts`. Without a password only this device can use the account
/// until one is set.
public record NewAccount(
        String username,
        String displayName,
        @Nullable String password,
        @Nullable String device,
        @Nullable String invite,
        @Nullable String setupCode)
        implements HttpBody {
    /// Without secrets, so that none gets into a log.
    @Override
    public String toString() {
        return "NewAccount[username=" + username + "]";
    }
}

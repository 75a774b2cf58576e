package chat.parley.server.accounts;

/// What an access token says about who presents it.
public sealed interface Authentication permits SignedIn, Authentication.Rejected {

    /// The token opens nothing.
    ///
    /// @param why why not
    record Rejected(Why why) implements Authentication {}

    /// Why a token opens nothing.
    enum Why {
        /// never given out, long forgotten, or its session has ended
        UNKNOWN,
        /// too old: the refresh token gives a new one
        EXPIRED,
        /// the account may not be used
        SUSPENDED
    }
}

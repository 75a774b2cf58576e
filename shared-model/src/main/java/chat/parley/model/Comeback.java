package chat.parley.model;

/// What a client does after a connection was closed.
public enum Comeback {
    /// Stays away until the person does something.
    NO,
    /// Tries one more time; closed the same way again, it stays away.
    ONCE,
    /// Comes back after the delay in the close reason, plus jitter.
    WHEN_TOLD,
    /// Comes back with the usual growing delay.
    YES,
    /// Comes back with the usual growing delay, beginning with a long one.
    LATER,
    /// Comes back at once.
    AT_ONCE,
    /// Comes back after [CloseReason#patience].
    AFTER_WAIT,
    /// Gets a new access token first, then comes back.
    AFTER_REFRESH,
    /// Asks the person to sign in; keeps the outbox.
    AFTER_SIGN_IN,
    /// Offers the update of the application.
    AFTER_UPDATE
}

package chat.parley.server;

import java.util.Locale;

/// Who may make an account.
public enum Registration {
    /// Everybody who reaches the server.
    OPEN,
    /// Who has an invitation.
    INVITE,
    /// Nobody; administrators make accounts.
    CLOSED;

    /// The word of settings and protocol: `open`, `invite` or `closed`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

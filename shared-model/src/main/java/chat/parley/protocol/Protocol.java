package chat.parley.protocol;

/// What both ends must know before the first frame: the version, and where a server is spoken to.
/// No state.
public final class Protocol {

    /// The version of all that is said.
    public static final int VERSION = 1;

    /// The sub-protocol that a client offers for the WebSocket.
    public static final String SUBPROTOCOL = "parley.v" + VERSION;

    /// Where the WebSocket is.
    public static final String SOCKET = "/ws";

    private static final String API = "/api/v" + VERSION;

    /// What the server is.
    public static final String SERVER = API + "/server";

    /// Where accounts are made.
    public static final String ACCOUNTS = API + "/accounts";

    /// Where people sign in.
    public static final String SESSIONS = API + "/sessions";

    /// Where a refresh token is traded for new tokens.
    public static final String REFRESH = SESSIONS + "/refresh";

    /// The session of the token that asks.
    public static final String CURRENT_SESSION = SESSIONS + "/current";

    /// Where files are.
    public static final String FILES = API + "/files";

    /// What stands before the token in `Authorization`; its case does not matter.
    public static final String BEARER = "Bearer ";

    private Protocol() {}
}

package chat.parley.desktop.shell;

/// Where the account that is shown lives. Immutable.
///
/// @param serverName what the server is called
/// @param address `host:port`, to be told to others
/// @param hostedHere whether this app hosts it
public record ServerPlace(String serverName, String address, boolean hostedHere) {}

package chat.parley.desktop.signin;

/// An account that was used on this computer and whose rooms are still kept here. Immutable.
///
/// @param key how the app finds it again
/// @param displayName the person's name there
/// @param server the server's name
public record KnownAccount(String key, String displayName, String server) {}

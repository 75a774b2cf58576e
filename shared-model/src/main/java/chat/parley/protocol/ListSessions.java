package chat.parley.protocol;

/// Asks for one's own sessions.
public record ListSessions(long i) implements ClientCommand {}

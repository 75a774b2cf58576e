package chat.parley.protocol;

/// Asks how much there is on the server.
public record Statistics(long i) implements ClientCommand {}

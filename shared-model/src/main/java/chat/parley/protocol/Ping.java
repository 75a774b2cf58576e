package chat.parley.protocol;

/// A sign of life; answered by [Pong] with the same `n`.
public record Ping(long n) implements ClientFrame {}

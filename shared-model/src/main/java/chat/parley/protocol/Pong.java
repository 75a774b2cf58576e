package chat.parley.protocol;

import java.time.Instant;

/// The answer to [Ping].
public record Pong(long n, Instant serverTime) implements ServerFrame {}

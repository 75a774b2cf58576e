package chat.parley.server.gateway;

import java.time.Duration;

/// How long a server waits for a client before it ends the connection. Fixed by the protocol;
/// others are for tests.
///
/// @param request for a whole HTTP request or upgrade
/// @param hello for the first frame
/// @param silence without any frame
public record Deadlines(Duration request, Duration hello, Duration silence) {

    /// What the protocol says.
    public static Deadlines standard() {
        return new Deadlines(
                Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(45));
    }
}

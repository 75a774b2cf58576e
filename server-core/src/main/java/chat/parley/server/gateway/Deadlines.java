package chat.parley.server.gateway;

import java.time.Duration;

/// How long a server waits for a client before it ends the connection. Fixed by the protocol;
/// others are for tests.
///
/// @param request for a whole HTTP request or upgrade
/// @param hello for the first frame
/// @param silence without any frame
/// @param stall while its socket takes no byte although some wait
public record Deadlines(Duration request, Duration hello, Duration silence, Duration stall) {

    private static final Duration STALL = Duration.ofSeconds(15);

    /// With the protocol's patience for a client that does not read.
    public Deadlines(Duration request, Duration hello, Duration silence) {
        this(request, hello, silence, STALL);
    }

    /// What the protocol says.
    public static Deadlines standard() {
        return new Deadlines(
                Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(45));
    }

    /// With another patience for a client that does not read.
    public Deadlines withStall(Duration next) {
        return new Deadlines(request, hello, silence, next);
    }
}

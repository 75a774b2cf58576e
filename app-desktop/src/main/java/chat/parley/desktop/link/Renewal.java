package chat.parley.desktop.link;

import chat.parley.protocol.Done;
import chat.parley.protocol.Reauthenticate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Renews the access token of a standing connection well before it ends, so that the connection
/// outlives it. Belongs to the FX thread.
final class Renewal {
    private static final double RENEW_AT = 0.8;

    private final Timers timers;
    private final Tokens tokens;
    private final Server server;
    private Timers.@Nullable Scheduled due;
    private int connection;

    Renewal(Timers timers, Tokens tokens, Server server) {
        this.timers = timers;
        this.tokens = tokens;
        this.server = server;
    }

    /// The connection stands with a token that lives for so long.
    void begin(long ttlSeconds) {
        due = timers.after(Duration.ofMillis((long) (ttlSeconds * 1000 * RENEW_AT)), this::renew);
    }

    /// The connection is gone.
    void cancel() {
        connection++;
        if (due != null) {
            due.cancel();
            due = null;
        }
    }

    private void renew() {
        int mine = connection;
        tokens.token(
                true,
                outcome -> {
                    if (mine == connection) {
                        outcome.whenDone(token ->
                                server.ask(
                                        i -> new Reauthenticate(i, token), Done.class, done -> {}));
                    }
                });
    }
}

package chat.parley.server.transport;

import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what broke a connection: its socket, which is everyday life, or a fault of the server. No
/// state.
final class Breakage {

    private static final Logger log = LoggerFactory.getLogger(Breakage.class);

    private Breakage() {}

    /// Logs what came up in a pipeline; whoever calls closes the channel.
    static void note(Throwable cause) {
        if (cause instanceof IOException || cause instanceof DecoderException) {
            log.debug("a connection broke", cause);
        } else {
            log.error("a fault ended a connection", cause);
        }
    }
}

package chat.parley.server.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

/// A server can't listen where it should: another program does, or the address is not one of this
/// machine, or takes a right that this program does not have.
public final class UnusableAddress extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    private final int port;

    UnusableAddress(InetSocketAddress address, Throwable cause) {
        super(
                "can't listen on %s port %d: %s"
                        .formatted(address.getHostString(), address.getPort(), cause.getMessage()),
                new IOException(cause));
        this.port = address.getPort();
    }

    /// The port on which it can't.
    public int port() {
        return port;
    }
}

package chat.parley.server;

import java.net.InetSocketAddress;
import java.util.Optional;

/// A running Parley server: the one front door of this library.
///
/// [#start(ServerConfig)] returns once clients are accepted; [#close()] tells every client to come
/// back later and frees everything. Both may be called from any thread, and block.
public final class ChatServer implements AutoCloseable {

    private final InetSocketAddress address;

    private ChatServer(InetSocketAddress address) {
        this.address = address;
    }

    /// Starts a server.
    ///
    /// @throws IllegalArgumentException when the configuration can't be used, with a message fit
    ///   for a person
    public static ChatServer start(ServerConfig config) {
        return new ChatServer(InetSocketAddress.createUnresolved(config.bind(), config.port()));
    }

    /// The port that accepts WebSocket and HTTP, also when the configuration asked for any.
    public int port() {
        return address.getPort();
    }

    /// The port for health, if there is one.
    public Optional<Integer> adminPort() {
        return Optional.empty();
    }

    /// The address it listens on.
    public InetSocketAddress address() {
        return address;
    }

    /// The key that clients pin: SHA-256 of the certificate's public key (its SubjectPublicKeyInfo
    /// in DER), 64 lower-case hexadecimal digits; absent on a plain server.
    public Optional<String> fingerprint() {
        return Optional.empty();
    }

    /// The one-time code that makes the first account an administrator; absent once an account
    /// exists.
    public Optional<String> setupCode() {
        return Optional.empty();
    }

    /// Whether the port is encrypted: `wss` and `https`, otherwise `ws` and `http`.
    public boolean encrypted() {
        return fingerprint().isPresent();
    }

    /// Ends every connection with 1012, stops and frees all. Does nothing the second time.
    @Override
    public void close() {}
}

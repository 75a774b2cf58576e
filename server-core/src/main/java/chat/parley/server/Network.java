package chat.parley.server;

import chat.parley.server.transport.TrustedProxies;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a server is reached and by whom. Immutable: each `with…` gives a changed copy.
///
/// @param bind the address to listen on, a name or a literal
/// @param port the port for WebSocket and HTTP, `0` for any free one
/// @param adminPort the loopback port for health, `0` for any free one, absent for none
/// @param tls how the port is encrypted
/// @param allowedOrigins the `Origin`s of browsers that may connect; others that send one are
///   refused
/// @param trustedProxies who is believed when they say for whom they ask
public record Network(
        String bind,
        int port,
        @Nullable Integer adminPort,
        Tls tls,
        Set<String> allowedOrigins,
        TrustedProxies trustedProxies) {

    /// This machine only, any free port, plain.
    static final Network LOOPBACK =
            new Network("127.0.0.1", 0, null, new Tls.Auto(), Set.of(), TrustedProxies.NONE);

    public Network {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /// With another address to listen on.
    public Network withBind(String next) {
        return new Network(next, port, adminPort, tls, allowedOrigins, trustedProxies);
    }

    /// With another port, 0 to 65535.
    public Network withPort(int next) {
        return new Network(bind, next, adminPort, tls, allowedOrigins, trustedProxies);
    }

    /// With a port for health, 0 to 65535.
    public Network withAdminPort(int next) {
        return new Network(bind, port, next, tls, allowedOrigins, trustedProxies);
    }

    /// With another encryption.
    public Network withTls(Tls next) {
        return new Network(bind, port, adminPort, next, allowedOrigins, trustedProxies);
    }

    /// With other origins allowed.
    public Network withAllowedOrigins(Set<String> next) {
        return new Network(bind, port, adminPort, tls, next, trustedProxies);
    }

    /// With other proxies trusted.
    public Network withTrustedProxies(TrustedProxies next) {
        return new Network(bind, port, adminPort, tls, allowedOrigins, next);
    }
}

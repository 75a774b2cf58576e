package chat.parley.server.transport;

import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A port for clients that is to be opened, and what it takes from whom. Immutable.
///
/// @param address where it is; port 0 for any free one
/// @param key the key to encrypt with, absent for a plain port
/// @param allowedOrigins the `Origin`s of browsers that may connect; others that send one are
///   refused
/// @param proxies who is believed when they say for whom they ask
public record Port(
        InetSocketAddress address,
        @Nullable TlsKey key,
        Set<String> allowedOrigins,
        TrustedProxies proxies) {

    /// A plain port for who runs the server: no browsers, no proxies.
    public static Port plain(InetSocketAddress address) {
        return new Port(address, null, Set.of(), TrustedProxies.NONE);
    }
}

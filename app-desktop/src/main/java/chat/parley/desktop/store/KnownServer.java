package chat.parley.desktop.store;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A server this computer has signed in to. Immutable.
///
/// @param address `http` or `https`, host and port, without a path
/// @param fingerprint SHA-256 of the pinned certificate, lower-case hexadecimal; null where a
///   certificate authority vouches or there is no TLS
public record KnownServer(
        String serverId,
        String name,
        URI address,
        @Nullable String fingerprint,
        Instant lastUsed) {}

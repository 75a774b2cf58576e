package chat.parley.desktop.session;

import chat.parley.desktop.link.ServerAddress;
import chat.parley.protocol.ServerInfo;
import org.jspecify.annotations.Nullable;

/// What came of knocking at a server's door. Immutable.
public sealed interface Reach {

    /// A Parley server answered, with the key that is pinned for it if one is.
    ///
    /// @param fingerprint its key if no authority vouches for it; it is pinned by signing in
    /// @param known whether this computer has signed in there before
    record Met(ServerInfo info, ServerAddress address, @Nullable String fingerprint, boolean known)
            implements Reach {}

    /// It shows another key than the pinned one: a hard stop. Nothing was sent to it.
    ///
    /// @param name what the server is called here
    record OtherKey(
            String serverId,
            String name,
            ServerAddress address,
            String expected,
            @Nullable String shown)
            implements Reach {}

    /// Nobody answered, or not a Parley server.
    record Nobody(ServerAddress address) implements Reach {}

    /// What was typed is no address.
    record NoAddress() implements Reach {}

    /// It speaks no protocol version that this app knows.
    record OtherVersion(ServerInfo info) implements Reach {}
}

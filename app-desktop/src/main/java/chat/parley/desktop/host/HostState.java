package chat.parley.desktop.host;

import chat.parley.desktop.link.ServerAddress;
import org.jspecify.annotations.Nullable;

/// How hosting stands. Immutable.
public sealed interface HostState {

    /// This app hosts nothing.
    record Off() implements HostState {}

    /// The server is being started, which takes about a second.
    record Starting() implements HostState {}

    /// The server is being stopped; its clients are told to come back.
    record Stopping() implements HostState {}

    /// The server runs.
    ///
    /// @param address where to reach it, from here and from others on its network
    /// @param fingerprint its key, or null if it is not encrypted
    /// @param setupCode makes the first account an administrator; null once there is one
    record Running(
            String serverId,
            String name,
            ServerAddress address,
            @Nullable String fingerprint,
            @Nullable String setupCode)
            implements HostState {}

    /// The server could not be started.
    ///
    /// @param why one sentence for people
    record Failed(String why) implements HostState {}
}

package chat.parley.desktop.link;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/// Makes links and HTTP doors to servers. Thread-safe.
///
/// @param device how this computer is called in lists of devices
/// @param app name and version of this program
public record Links(String device, String app, Timers timers, RandomGenerator random, Executor fx) {

    /// A link that is not started yet.
    ///
    /// @param serverId the only server that is talked to at the address
    public ServerLink link(String serverId, ServerAddress address, ServerKeys keys, Tokens tokens) {
        return new ServerLink(
                new ServerLink.Setup(
                        serverId,
                        device,
                        app,
                        TyrusWire.opener(address, keys),
                        keys,
                        tokens,
                        timers,
                        random,
                        fx));
    }

    public Api api(ServerAddress address, ServerKeys keys) {
        return new Api(address, keys, fx);
    }
}

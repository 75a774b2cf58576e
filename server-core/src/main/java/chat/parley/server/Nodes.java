package chat.parley.server;

import chat.parley.server.doorbell.Doorbell;
import chat.parley.server.doorbell.LocalDoorbell;
import chat.parley.server.doorbell.RedisDoorbell;
import chat.parley.server.presence.LocalPresence;
import chat.parley.server.presence.PresenceBoard;
import chat.parley.server.presence.RedisPresence;
import org.jspecify.annotations.Nullable;

/// What joins the nodes of one server: nothing on a single node, Redis on several. The Redis client
/// is only loaded for the latter, because the desktop does not carry it.
sealed interface Nodes {

    /// The one node there is.
    record Alone() implements Nodes {}

    /// Nodes that share a Redis.
    ///
    /// @param redisUrl its address
    record Joined(String redisUrl) implements Nodes {}

    /// What an address means; absent: alone.
    static Nodes of(@Nullable String redisUrl) {
        return redisUrl == null ? new Alone() : new Joined(redisUrl);
    }

    /// The doorbell of these nodes.
    default Doorbell doorbell() {
        return switch (this) {
            case Alone _ -> new LocalDoorbell();
            case Joined(String redisUrl) -> new RedisDoorbell(redisUrl, "parley:bells");
        };
    }

    /// The presence of these nodes.
    default PresenceBoard presence() {
        return switch (this) {
            case Alone _ -> new LocalPresence();
            case Joined(String redisUrl) -> new RedisPresence(redisUrl, "parley:presence");
        };
    }
}

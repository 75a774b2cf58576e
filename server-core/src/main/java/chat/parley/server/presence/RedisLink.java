package chat.parley.server.presence;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The connections of one node to Redis: one to ask, one to hear a channel by. Made when they are
/// first asked for, which may wait; afterwards the client connects again by itself. Used by one
/// thread, [#close] by any.
final class RedisLink implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration SHORTEST_RETRY = Duration.ofMillis(50);

    private final String channel;
    private final Consumer<String> heard;
    private final ClientResources resources;
    private final RedisClient client;
    private @Nullable StatefulRedisConnection<String, String> connection;
    private @Nullable StatefulRedisPubSubConnection<String, String> subscription;

    /// @param redisUrl as `redis://host:port` or `rediss://…`
    /// @param channel what it hears
    /// @param heard takes every line of the channel, on the client's event loop: must not block
    RedisLink(String redisUrl, String channel, Consumer<String> heard) {
        this.channel = channel;
        this.heard = heard;
        this.resources =
                ClientResources.builder()
                        .reconnectDelay(() ->
                                Delay.exponential(
                                        SHORTEST_RETRY, PATIENCE, 2, TimeUnit.MILLISECONDS))
                        .build();
        this.client = RedisClient.create(resources, RedisURI.create(redisUrl));
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
                        .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                        .build());
    }

    /// Redis, once this node hears the channel.
    ///
    /// @throws io.lettuce.core.RedisException if it is away
    RedisCommands<String, String> opened() {
        StatefulRedisConnection<String, String> open = connection;
        if (open == null) {
            open = client.connect();
            connection = open;
        }
        if (subscription == null) {
            StatefulRedisPubSubConnection<String, String> hearing = client.connectPubSub();
            hearing.addListener(
                    new RedisPubSubAdapter<>() {
                        @Override
                        public void message(String from, String text) {
                            heard.accept(text);
                        }
                    });
            hearing.sync().subscribe(channel);
            subscription = hearing;
        }
        return open.sync();
    }

    /// Redis, if it is connected at this moment.
    Optional<RedisCommands<String, String>> present() {
        StatefulRedisConnection<String, String> open = connection;
        return open == null || !open.isOpen() ? Optional.empty() : Optional.of(open.sync());
    }

    /// Forgets the connection that is asked by: one on which an answer was lost may be in the
    /// middle of a transaction, and would answer nothing any more.
    void drop() {
        StatefulRedisConnection<String, String> lost = connection;
        connection = null;
        if (lost != null) {
            var _ = lost.closeAsync();
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, PATIENCE);
        resources.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }
}

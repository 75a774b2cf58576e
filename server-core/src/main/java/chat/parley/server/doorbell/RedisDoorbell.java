package chat.parley.server.doorbell;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The doorbell of a server with several nodes, through a Redis channel.
///
/// Bells of this node reach its own listeners without Redis. While Redis is away, bells to other
/// nodes are dropped; it is connected to again by itself, also if it was away at the start. Works
/// with Redis 6.2 and newer.
public final class RedisDoorbell implements Doorbell {

    private static final Logger log = LoggerFactory.getLogger(RedisDoorbell.class);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);
    private static final int QUEUE = 10_000;

    private final String node = UUID.randomUUID().toString();
    private final String channel;
    private final BellQueue heard = new BellQueue("parley-doorbell");
    private final BellQueue leaving = new BellQueue("parley-doorbell-redis");
    private final ClientResources resources;
    private final RedisClient client;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable StatefulRedisPubSubConnection<String, String> subscription;
    private volatile @Nullable StatefulRedisConnection<String, String> connection;

    /// Connects in the background; bells of this node work at once.
    ///
    /// @param redisUrl as `redis://host:port` or `rediss://…`
    /// @param channel name of the channel that the nodes of one server share
    public RedisDoorbell(String redisUrl, String channel) {
        this.channel = channel;
        this.resources =
                ClientResources.builder()
                        .reconnectDelay(() ->
                                Delay.exponential(
                                        RETRY.dividedBy(10),
                                        LONGEST_RETRY,
                                        2,
                                        TimeUnit.MILLISECONDS))
                        .build();
        this.client = RedisClient.create(resources, RedisURI.create(redisUrl));
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .requestQueueSize(QUEUE)
                        .socketOptions(
                                SocketOptions.builder().connectTimeout(LONGEST_RETRY).build())
                        .timeoutOptions(TimeoutOptions.enabled(LONGEST_RETRY))
                        .build());
        leaving.listen(this::publish);
        Thread.ofVirtual().name("parley-doorbell-connect").start(this::connect);
    }

    @Override
    public void ring(Bell bell) {
        heard.add(bell);
        leaving.add(bell);
    }

    @Override
    public Listening listen(Consumer<Bell> listener) {
        return heard.listen(listener);
    }

    /// True while bells reach the other nodes.
    public boolean connected() {
        StatefulRedisConnection<String, String> open = connection;
        return open != null && open.isOpen();
    }

    @Override
    public void close() {
        closed.countDown();
        heard.close();
        leaving.close();
        client.shutdown(Duration.ZERO, LONGEST_RETRY);
        resources
                .shutdown(0, LONGEST_RETRY.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly();
    }

    /// Lettuce reconnects and subscribes again by itself, but only after it has been connected
    /// once.
    private void connect() {
        boolean told = false;
        while (closed.getCount() > 0) {
            try {
                subscribe();
                connection = client.connect();
                log.info("doorbell connected to Redis");
                return;
            } catch (RedisException e) {
                if (!told) {
                    log.warn("Redis is away, other nodes hear late: {}", e.toString());
                    told = true;
                }
                if (waitOrClosed()) {
                    return;
                }
            }
        }
    }

    private void subscribe() {
        StatefulRedisPubSubConnection<String, String> open = subscription;
        if (open == null) {
            open = client.connectPubSub();
            open.addListener(new Hearing());
            subscription = open;
        }
        open.sync().subscribe(channel);
    }

    private boolean waitOrClosed() {
        try {
            return closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// On the queue's own thread, which may wait for Redis; meanwhile bells for one room are
    /// joined.
    private void publish(Bell bell) {
        StatefulRedisConnection<String, String> open = connection;
        if (open == null || !open.isOpen()) {
            return;
        }
        try {
            open.sync().publish(channel, BellCode.encode(bell, node));
        } catch (RedisException e) {
            log.debug("bell dropped: {}", e.toString());
        }
    }

    /// Called on Redis' event loop; only queues.
    private final class Hearing extends RedisPubSubAdapter<String, String> {

        @Override
        public void message(String from, String text) {
            BellCode.decode(text)
                    .filter(rung -> !rung.node().equals(node))
                    .ifPresent(rung -> heard.add(rung.bell()));
        }
    }
}

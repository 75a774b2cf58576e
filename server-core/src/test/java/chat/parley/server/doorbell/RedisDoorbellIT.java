package chat.parley.server.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// [DoorbellContract] between two nodes over a real Redis, which may vanish and come back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisDoorbellIT extends DoorbellContract {

    private static final String CHANNEL = "parley:test";

    private TestRedis redis;
    private RedisDoorbell one;
    private RedisDoorbell two;

    @BeforeAll
    void start() {
        redis = new TestRedis();
        one = new RedisDoorbell(redis.url(), CHANNEL);
        two = new RedisDoorbell(redis.url(), CHANNEL);
        awaitBothConnected();
    }

    @AfterAll
    void stop() {
        one.close();
        two.close();
        redis.close();
    }

    @Override
    Doorbell ringing() {
        return one;
    }

    @Override
    Doorbell listening() {
        return two;
    }

    @Test
    void ringsAtHomeWhileRedisIsAwayAndEverywhereOnceItIsBack() {
        List<Bell> home = new CopyOnWriteArrayList<>();
        List<Bell> away = new CopyOnWriteArrayList<>();
        UUID room = UUID.randomUUID();
        try (var _ = one.listen(home::add);
                var _ = two.listen(away::add)) {
            redis.stop();
            one.ringRoom(room, 1);
            Awaitility.await().until(() -> home.contains(new Bell.RoomBell(room, 1)));
            assertThat(away).doesNotContain(new Bell.RoomBell(room, 1));
            redis.start();
            // The first bells after the return may still be lost: that is allowed.
            Awaitility.await()
                    .until(() -> {
                        one.ringRoom(room, 2);
                        return away.contains(new Bell.RoomBell(room, 2));
                    });
        }
    }

    @Test
    void startsWhileRedisIsAway() {
        try (TestRedis late = new TestRedis()) {
            late.stop();
            try (RedisDoorbell first = new RedisDoorbell(late.url(), CHANNEL);
                    RedisDoorbell second = new RedisDoorbell(late.url(), CHANNEL)) {
                List<Bell> heard = new CopyOnWriteArrayList<>();
                UUID room = UUID.randomUUID();
                try (var _ = second.listen(heard::add)) {
                    late.start();
                    Awaitility.await()
                            .until(() -> {
                                first.ringRoom(room, 5);
                                return heard.contains(new Bell.RoomBell(room, 5));
                            });
                }
            }
        }
    }

    @Test
    void ignoresWhatIsNoBell() {
        List<Bell> heard = new CopyOnWriteArrayList<>();
        Bell bell = new Bell.PersonBell(UUID.randomUUID(), 4);
        RedisClient stranger = RedisClient.create(redis.url());
        try (var connection = stranger.connect();
                var _ = two.listen(heard::add)) {
            for (String odd : List.of("", "r", "r x 1 n", "q " + UUID.randomUUID() + " 1 n")) {
                connection.sync().publish(CHANNEL, odd);
            }
            one.ring(bell);
            Awaitility.await().until(() -> heard.contains(bell));
            assertThat(heard).containsOnly(bell);
        } finally {
            stranger.shutdown();
        }
    }

    private void awaitBothConnected() {
        Awaitility.await().until(() -> one.connected() && two.connected());
        List<Bell> heard = new CopyOnWriteArrayList<>();
        UUID probe = UUID.randomUUID();
        try (var _ = two.listen(heard::add)) {
            Awaitility.await()
                    .until(() -> {
                        one.ringRoom(probe, 1);
                        return !heard.isEmpty();
                    });
        }
    }
}

package chat.parley.server.presence;

import static org.awaitility.Awaitility.await;

import chat.parley.model.PersonId;
import chat.parley.server.doorbell.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// [PresenceContract] on two nodes with a real Redis, and what happens without it.
final class RedisPresenceIT extends PresenceContract {

    private final TestRedis redis = new TestRedis();
    private final RedisPresence here = new RedisPresence(redis.url(), "test");
    private final RedisPresence elsewhere = new RedisPresence(redis.url(), "test");

    RedisPresenceIT() {
        await().until(() -> here.connected() && elsewhere.connected());
    }

    @AfterEach
    void close() {
        here.close();
        elsewhere.close();
        redis.close();
    }

    @Override
    PresenceBoard here() {
        return here;
    }

    @Override
    PresenceBoard elsewhere() {
        return elsewhere;
    }

    @Test
    void whoComesWhileRedisIsAwayIsSeenOnceItIsBack() {
        PersonId bob = new PersonId(UUID.randomUUID());
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        var _ =
                elsewhere.listen(
                        new PresenceBoard.Listener() {
                            @Override
                            public void onStatus(PersonId person) {
                                heard.add("status");
                            }

                            @Override
                            public void onProfile(PersonId person) {
                                heard.add("profile");
                            }
                        });
        redis.stop();
        here.arrived(bob);
        here.statusChanged(bob);
        here.profileChanged(bob);
        await().until(() -> here.there(bob));
        redis.start();
        await().until(() -> elsewhere.there(bob));
        await().until(() -> heard.containsAll(List.of("status", "profile")));
    }

    @Test
    void whoComesAfterRedisAnsweredNothingForAWhileIsSeen() {
        PersonId bob = new PersonId(UUID.randomUUID());
        redis.pause(Duration.ofMillis(4_500));
        await().until(() -> !here.connected());
        await().until(here::connected);
        here.arrived(bob);
        await().until(() -> elsewhere.there(bob));
    }

    @Test
    void whoWasOnANodeThatDiedIsForgotten() {
        PersonId bob = new PersonId(UUID.randomUUID());
        here.arrived(bob);
        await().until(() -> elsewhere.there(bob));
        here.close();
        await().until(() -> !elsewhere.there(bob));
    }
}

package chat.parley.server.gateway;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RoundsTest {

    private static final Duration SOON = Duration.ofMillis(1);

    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();

    @Test
    void aTurnThatFailsEndsNeitherItsOwnFurtherTurnsNorAnyOthers() {
        try (Rounds rounds = new Rounds("test")) {
            rounds.every(
                    SOON,
                    "failing",
                    () -> {
                        if (turns.incrementAndGet() < 3) {
                            throw new IllegalStateException("away");
                        }
                    });
            rounds.every(SOON, "counting", others::incrementAndGet);
            await().until(() -> turns.get() >= 5 && others.get() >= 5);
        }
    }

    @Test
    void anErrorEndsNoTurnsEither() {
        try (Rounds rounds = new Rounds("test")) {
            rounds.every(
                    SOON,
                    "failing",
                    () -> {
                        turns.incrementAndGet();
                        throw new NoClassDefFoundError("chat/parley/Missing");
                    });
            await().until(() -> turns.get() >= 3);
        }
    }

    @Test
    void nothingHasATurnOnceItIsClosed() {
        Rounds rounds = new Rounds("test");
        rounds.every(SOON, "counting", turns::incrementAndGet);
        await().until(() -> turns.get() > 0);
        rounds.close();
        await().during(Duration.ofMillis(50)).until(this::stands);
    }

    private boolean stands() {
        return turns.getAndSet(0) == 0;
    }
}

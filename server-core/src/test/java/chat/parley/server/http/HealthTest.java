package chat.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The pages for who runs the server, and what they say when it can't be told.
final class HealthTest {

    @Test
    void asksEachTime() {
        AtomicInteger asked = new AtomicInteger();
        Readiness readiness = patient(() -> asked.incrementAndGet() != 2);
        assertThat(readiness.now()).isTrue();
        assertThat(readiness.now()).isFalse();
        assertThat(readiness.now()).isTrue();
    }

    @Test
    void noAnswerInTimeIsANoAndIsWaitedForOnlyOnce() {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch back = new CountDownLatch(1);
        Readiness readiness =
                new Readiness(
                        () -> {
                            asked.incrementAndGet();
                            awaited(back);
                            return true;
                        },
                        Duration.ofMillis(20));
        assertThat(readiness.now()).isFalse();
        assertThat(readiness.now()).isFalse();
        assertThat(asked).hasValue(1);

        back.countDown();

        Awaitility.await().until(readiness::now);
    }

    @Test
    void aFaultIsANo() {
        Readiness readiness =
                patient(() -> {
                    throw new IllegalStateException("planted");
                });
        assertThat(readiness.now()).isFalse();
    }

    @Test
    void aPageThatCannotBeMadeIsAnAnswer() {
        Health health =
                new Health(
                        () -> true,
                        () -> {
                            throw new IllegalStateException("planted");
                        });
        HttpAnswer broken = health.answer(get("/metrics"));
        assertThat(broken.status()).isEqualTo(500);
        assertThat(new String(broken.body(), StandardCharsets.UTF_8)).doesNotContain("planted");
        assertThat(health.answer(get("/health/live")).status()).isEqualTo(200);
    }

    private static Readiness patient(BooleanSupplier question) {
        return new Readiness(question, Duration.ofMinutes(1));
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpCall get(String path) {
        return new HttpCall("GET", path, "", Map.of(), HttpCall.whole(new byte[0]), "127.0.0.1");
    }
}

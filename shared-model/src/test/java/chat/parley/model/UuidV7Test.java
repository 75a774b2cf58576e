package chat.parley.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class UuidV7Test {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    @Test
    void carriesTimeVersionAndVariant() {
        UUID id = new UuidV7(InstantSource.fixed(NOON), new Random(1)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void growsWhileTheClockStandsOrGoesBack() {
        AtomicLong now = new AtomicLong(NOON.toEpochMilli());
        UuidV7 ids = new UuidV7(() -> Instant.ofEpochMilli(now.get()), new Random(2));
        String last = "";
        for (int n = 0; n < 20_000; n++) {
            if (n % 1_000 == 0) {
                now.addAndGet(n % 3_000 == 0 ? -50 : 1);
            }
            String next = ids.next().toString();
            assertThat(next).isGreaterThan(last);
            last = next;
        }
    }

    @Test
    void repeatsNothingAcrossThreads() {
        UuidV7 ids = new UuidV7(InstantSource.fixed(NOON), new Random(3));
        Set<UUID> seen = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                threads.execute(() -> {
                    for (int n = 0; n < 5_000; n++) {
                        seen.add(ids.next());
                    }
                });
            }
        }
        assertThat(seen).hasSize(20_000);
    }

    @Test
    void differsBetweenProcessesOfTheSameMoment() {
        Set<UUID> seen = new HashSet<>();
        for (int seed = 0; seed < 1_000; seed++) {
            seen.add(new UuidV7(InstantSource.fixed(NOON), new Random(seed)).next());
        }
        assertThat(seen).hasSize(1_000);
    }
}

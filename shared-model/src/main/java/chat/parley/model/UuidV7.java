package chat.parley.model;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes UUIDs of version 7 (RFC 9562, 5.7; method 1 of 6.2): 48 bits of milliseconds, 12 bits of
/// counter, 62 random.
///
/// Any thread. Each one is larger than the one before from the same object, also when the clock
/// stands or goes back.
public final class UuidV7 {
    private static final int MAX_COUNTER = 0xFFF;

    private final InstantSource clock;
    private final RandomGenerator random;
    private long lastMillis;
    private int counter;

    /// Ids of this clock and this randomness.
    ///
    /// @param random a secure source, since ids must not be guessed
    public UuidV7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// The next id.
    public synchronized UUID next() {
        long now = clock.millis();
        if (now > lastMillis) {
            lastMillis = now;
            counter = random.nextInt(MAX_COUNTER / 2);
        } else if (counter < MAX_COUNTER) {
            counter++;
        } else {
            lastMillis++;
            counter = 0;
        }
        long high = (lastMillis << 16) | 0x7000L | counter;
        long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}

package chat.parley.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {

    private static final long START = 1_000_000_000L;

    @Test
    void letsABurstPassAndThenTellsHowLongToWait() {
        TokenBucket bucket = new TokenBucket(3, 2, START);
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take(START)).isZero();
        }
        assertThat(bucket.take(START)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void fillsUpWithTimeButNotBeyondTheBurst() {
        TokenBucket bucket = new TokenBucket(2, 1, START);
        assertThat(bucket.take(START)).isZero();
        assertThat(bucket.full(START)).isFalse();
        long later = START + Duration.ofMinutes(1).toNanos();
        assertThat(bucket.full(later)).isTrue();
        assertThat(bucket.take(later)).isZero();
        assertThat(bucket.take(later)).isZero();
        assertThat(bucket.take(later)).isPositive();
    }
}

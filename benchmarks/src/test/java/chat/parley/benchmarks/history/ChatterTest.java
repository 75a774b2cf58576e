package chat.parley.benchmarks.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChatterTest {

    private static final List<String> TEXTS =
            LongStream.rangeClosed(1, 200_000)
                    .mapToObj(n -> Chatter.text(n, n == 200_000))
                    .toList();

    @Test
    void saysTheCommonWordInEveryFifthTextAndTheRareOneOnce() {
        assertThat(having(Chatter.COMMON)).isEqualTo(40_000);
        assertThat(having(Chatter.RARE)).isEqualTo(1);
        assertThat(having(Chatter.RARE_PAIR)).isEqualTo(1);
        assertThat(having(Chatter.LAST)).isEqualTo(1);
        assertThat(TEXTS.getLast()).endsWith(Chatter.LAST);
    }

    @Test
    void saysTheSameEachTime() {
        assertThat(Chatter.text(7, false)).isEqualTo(TEXTS.get(6));
    }

    private static long having(String part) {
        return TEXTS.stream().filter(text -> text.contains(part)).count();
    }
}

package chat.parley.model.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.ExcerptPart;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExcerptTest {

    private static final String FAMILY = "👨‍👩‍👧";

    private static List<ExcerptPart> parts(String text, String query) {
        Message message =
                Message.plain(
                        new MessageId(new UUID(1, 1)),
                        new RoomId(new UUID(1, 2)),
                        1,
                        new PersonId(new UUID(1, 3)),
                        Instant.EPOCH,
                        text);
        return Excerpt.of(message, SearchQuery.parse("query", query).wanted());
    }

    /// The parts in one line, hits in brackets.
    private static String excerpt(String text, String query) {
        return parts(text, query).stream()
                .map(part -> part.hit() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The drawings are here | drawings      | The [drawings] are here
                    abcabc                | bc            | a[bc]a[bc]
                    Die Straße ist lang   | strasse       | Die [Straße] ist lang
                    Straße                | as            | Str[aß]e
                    Cœur                  | oe            | C[œ]ur
                    Cafe\u0301 noir       | cafe          | [Cafe\u0301] noir
                    ＡＢＣ                 | bc            | Ａ[ＢＣ]
                    one two               | two one       | [one] [two]
                    aaaa                  | aaa aa        | [aaaa]
                    ok👍🏽ok                | k👍           | o[k👍🏽]ok
                    no hit here           | -other        | no hit here
                    数据库                 | 据            | 数[据]库
                    """)
    void marksWhatWasLookedFor(String text, String query, String shown) {
        assertThat(excerpt(text, query)).isEqualTo(shown);
    }

    @Test
    void isOneLine() {
        assertThat(excerpt("one\ntwo\n\nthree", "two")).isEqualTo("one [two]  three");
    }

    @Test
    void standsAroundTheFirstHit() {
        String text = "x ".repeat(500) + "needle" + " y".repeat(500);
        String shown = excerpt(text, "needle");
        assertThat(shown).startsWith("…").contains("x [needle] y").endsWith("…");
        assertThat(shown.length()).isLessThan(220);
    }

    @Test
    void cutsNothingThatIsSeenAsOneCharacter() {
        for (int lead = 0; lead < 12; lead++) {
            String text = "a".repeat(lead) + FAMILY.repeat(60) + "needle" + FAMILY.repeat(60);
            List<ExcerptPart> parts = parts(text, "needle");
            String before = parts.getFirst().text().substring(1);
            String after = parts.getLast().text();
            assertThat(before.length() % FAMILY.length()).isZero();
            assertThat((after.length() - 1) % FAMILY.length()).isZero();
        }
    }
}

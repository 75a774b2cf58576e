package chat.parley.model.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchQueryTest {

    private static SearchQuery parse(String typed) {
        return SearchQuery.parse("query", typed);
    }

    static Stream<Arguments> understood() {
        return Stream.of(
                Arguments.of("hello", "hello"),
                Arguments.of("  two   words ", "two|words"),
                Arguments.of("Käse ＡＢ", "kase|ab"),
                Arguments.of("\"a Phrase\" word", "a phrase|word"),
                Arguments.of("“curly quotes”", "curly quotes"),
                Arguments.of("\"one\"\"two\"", "one|two"),
                Arguments.of("5\"disk", "5\"disk"),
                Arguments.of("-no yes", "-no|yes"),
                Arguments.of("-\"not this\"", "-not this"),
                Arguments.of("--force", "--force"),
                Arguments.of("well-known", "well-known"),
                Arguments.of("10.0.0.1", "10.0.0.1"),
                Arguments.of("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
                Arguments.of("10:30", "10:30"),
                Arguments.of("foo:bar", "foo:bar"),
                Arguments.of("东　京", "东|京"),
                Arguments.of("ß", "ss"),
                Arguments.of("\"from:ann\"", "from:ann"),
                Arguments.of("from:ann", "From[name=ann, excluded=false]"),
                Arguments.of("FROM:@Änn", "From[name=ann, excluded=false]"),
                Arguments.of("from:\"Ann Lee\" hi", "hi|From[name=ann lee, excluded=false]"),
                Arguments.of("-in:#Quay", "In[name=quay, excluded=true]"),
                Arguments.of("in：码头", "In[name=码头, excluded=false]"),
                Arguments.of("has:Link", "Has[content=LINK, excluded=false]"),
                Arguments.of("-has:voice", "Has[content=VOICE, excluded=true]"),
                Arguments.of("is:saved", "Is[mark=SAVED, excluded=false]"),
                Arguments.of("on:2024-02-29", "When[side=ON, day=2024-02-29, excluded=false]"),
                Arguments.of(
                        "-before:2026-11-21", "When[side=BEFORE, day=2026-11-21, excluded=true]"));
    }

    @ParameterizedTest
    @MethodSource("understood")
    void understandsWhatWasTyped(String typed, String meant) {
        SearchQuery query = parse(typed);
        String read =
                Stream.concat(
                                query.terms().stream()
                                        .map(term -> (term.excluded() ? "-" : "") + term.text()),
                                query.filters().stream().map(Filter::toString))
                        .collect(Collectors.joining("|"));
        assertThat(read).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "a",
                "-",
                "- word",
                "\"\"",
                "\"  \"",
                "\"open",
                "a\u0000b",
                "x\uD83D",
                "é",
                "from:",
                "from:@",
                "from:\"open",
                "in:",
                "has:",
                "has:pictures",
                "is:read",
                "on:today",
                "on:2026-1-1",
                "on:2025-02-29",
                "before:0000-01-01",
                "before:+10000-01-01",
                "on:+292278995-01-01",
                "\u200B\u00AD\u200F",
                "after:",
                "-a",
                "👍"
            })
    void refusesWhatCannotBeLookedFor(String typed) {
        assertThatThrownBy(() -> parse(typed))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.code()).isEqualTo(RefusalCode.BAD_FIELD);
                            assertThat(refusal.field()).isEqualTo("query");
                        });
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void refusesWhatIsTooLong(String typed) {
        assertThatThrownBy(() -> parse(typed))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.TOO_LONG));
    }

    static Stream<String> tooLong() {
        return Stream.of("x".repeat(501), "ab ".repeat(33));
    }

    @Test
    void takesOneCharacterOfACjkScript() {
        assertThat(parse("京 か カ 한 ㄅ").terms()).hasSize(5);
    }

    @Test
    void sortsFiltersByKind() {
        SearchQuery query = parse("from:a1 -from:b2 after:2026-01-01 word -none");
        assertThat(query.wanted()).containsExactly("word");
        assertThat(query.filters(Filter.From.class, true))
                .containsExactly(new Filter.From("b2", true));
        assertThat(query.filters(Filter.When.class, false))
                .containsExactly(
                        new Filter.When(Filter.Side.AFTER, LocalDate.of(2026, 1, 1), false));
    }

    @Test
    void answersAnyTextWithAQueryOrARefusal() {
        String letters = "ab \"-:“”from:in:has:linkis:on:2026-01-01京é\uD83D\uDC4D";
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder typed = new StringBuilder();
            for (int n = random.nextInt(20); n >= 0; n--) {
                typed.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                SearchQuery query = parse(typed.toString());
                assertThat(query.terms().size() + query.filters().size()).isPositive();
            } catch (Refusal refusal) {
                assertThat(refusal.field()).isEqualTo("query");
            }
        }
    }
}

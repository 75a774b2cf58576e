package chat.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTextTest {
    /// What the generated texts are made of: white space of all kinds, line ends, letters, a pair.
    private static final String[] PIECES = {
        " ", "\t", "\n", "\r\n", "\r", "\f", "\u0085", "\u00A0", "\u1680", "\u2003", "\u2028",
        "\u2029", "\u202F", "\u205F", "\u3000", "\u200B", "\uFEFF", "a", "é", "你", "😀", "  b"
    };

    private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}");

    private static String normalised(String raw) {
        return MessageText.normalised("text", raw, false);
    }

    private static Refusal refusalOf(String raw) {
        return catchThrowableOfType(Refusal.class, () -> normalised(raw));
    }

    @Test
    void holdsItsPartsWhateverTheWhiteSpace() {
        assertThat(MessageText.holds("one\n\n two\tthree", "one two three")).isTrue();
        assertThat(MessageText.holds("one two", "\u2003two\n")).isTrue();
        assertThat(MessageText.holds("one two", "onetwo")).isFalse();
        assertThat(MessageText.holds("one two", "ONE")).isFalse();
        assertThat(MessageText.holds("", "one")).isFalse();
    }

    static Stream<Arguments> edges() {
        return Stream.of(
                Arguments.of("hi", "hi"),
                Arguments.of("hi  \n", "hi"),
                Arguments.of("  hi", "  hi"),
                Arguments.of("\n\nhi", "hi"),
                Arguments.of("  \n \t\n  hi", "  hi"),
                Arguments.of("a\n\n b \n ", "a\n\n b"),
                Arguments.of("\r\n\u2028\u3000hi\u3000", "\u3000hi"),
                Arguments.of("a\r\nb", "a\r\nb"),
                Arguments.of("\u200Bhi\u200B", "\u200Bhi\u200B"),
                Arguments.of("e\u0301", "e\u0301"));
    }

    @ParameterizedTest
    @MethodSource("edges")
    void removesBlankLinesBeforeAndWhiteSpaceAfterAndNothingElse(String raw, String stored) {
        assertThat(normalised(raw)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\u3000\r\n\t", "\u0085\u00A0"})
    void refusesNothingButWhiteSpace(String raw) {
        Refusal refusal = refusalOf(raw);

        assertThat(refusal.code()).isEqualTo(RefusalCode.BAD_FIELD);
        assertThat(refusal.field()).isEqualTo("text");
        assertThat(MessageText.normalised("text", raw, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud800", "a\udc00", "\udc00\ud800", "\ud83d x"})
    void refusesWhatNoStoreCanKeep(String raw) {
        assertThat(refusalOf(raw).code()).isEqualTo(RefusalCode.BAD_FIELD);
        assertThat(MessageText.isWellFormed(raw)).isFalse();
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(normalised("a".repeat(16_384))).hasSize(16_384);
        assertThat(refusalOf("a".repeat(16_385)).code()).isEqualTo(RefusalCode.TOO_LONG);
        assertThat(normalised("😀".repeat(4_096))).hasSize(8_192);
        assertThat(refusalOf("😀".repeat(4_096) + "a").code()).isEqualTo(RefusalCode.TOO_LONG);
        assertThat(refusalOf("é".repeat(8_193)).code()).isEqualTo(RefusalCode.TOO_LONG);
        assertThat(refusalOf("你".repeat(5_462)).code()).isEqualTo(RefusalCode.TOO_LONG);
    }

    @Test
    void measuresAfterTrimming() {
        assertThat(normalised("\n".repeat(20_000) + "a" + " ".repeat(20_000))).isEqualTo("a");
    }

    @Test
    void changesNothingTheSecondTimeAndKeepsTheInside() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder raw = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                raw.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String stored = MessageText.normalised("text", raw.toString(), true);

            assertThat(MessageText.normalised("text", stored, true)).isEqualTo(stored);
            assertThat(raw.toString()).contains(stored);
            assertThat(TextRules.utf8Length(stored))
                    .isEqualTo(stored.getBytes(StandardCharsets.UTF_8).length);
            assertThat(withoutWhiteSpace(stored)).isEqualTo(withoutWhiteSpace(raw.toString()));
        }
    }

    private static String withoutWhiteSpace(String text) {
        return WHITE_SPACE.matcher(text).replaceAll("");
    }

    @Test
    void knowsTheWhiteSpaceOfUnicode() {
        for (int c = 0; c < Character.MIN_SURROGATE; c++) {
            assertThat(TextRules.isWhiteSpace(c))
                    .as(Integer.toHexString(c))
                    .isEqualTo(WHITE_SPACE.matcher(Character.toString(c)).matches());
        }
    }
}

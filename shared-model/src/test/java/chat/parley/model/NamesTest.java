package chat.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.text.Normalizer;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {
    private static RefusalCode refusalOf(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).code();
    }

    @ParameterizedTest
    @CsvSource({
        "' Ann ',Ann",
        "'\u3000Ann\u00A0',Ann",
        "'Zoe\u0308','Zo\u00EB'",
        "'Team 👩🏽‍🚀','Team 👩🏽‍🚀'"
    })
    void trimsAndComposesNames(String raw, String stored) {
        assertThat(Names.name("name", raw)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\u200B",
                "\u200D\u2060",
                "\uFE0F",
                "\u0301\u034F",
                "\u3164 \u3164",
                "\u2800",
                "a\nb",
                "a\tb",
                "a\u0000b",
                "a\u202Eb",
                "a\u2066b",
                "a\u2028b",
                "\u0007",
                "a\u009Fb",
                "a\ud800"
            })
    void refusesNamesThatCannotBeSeenOrDeceive(String raw) {
        assertThat(refusalOf(() -> Names.name("name", raw))).isEqualTo(RefusalCode.BAD_FIELD);
    }

    @Test
    void countsCodePointsOfTheComposedName() {
        assertThat(Names.name("name", "😀".repeat(64))).hasSize(128);
        assertThat(Names.name("name", "e\u0301".repeat(64))).hasSize(64);
        assertThat(refusalOf(() -> Names.name("name", "a".repeat(65))))
                .isEqualTo(RefusalCode.TOO_LONG);
    }

    @Test
    void letsTopicsBeEmptyAndLonger() {
        assertThat(Names.topic("topic", "  ")).isEmpty();
        assertThat(Names.topic("topic", "a".repeat(500))).hasSize(500);
        assertThat(refusalOf(() -> Names.topic("topic", "a".repeat(501))))
                .isEqualTo(RefusalCode.TOO_LONG);
    }

    @Test
    void letsLabelsBeEmptyButNoLongerThanNames() {
        assertThat(Names.label("folder", " ")).isEmpty();
        assertThat(Names.label("folder", "😀".repeat(64))).hasSize(128);
        assertThat(refusalOf(() -> Names.label("folder", "a".repeat(65))))
                .isEqualTo(RefusalCode.TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource({"ann,ann", "Ann.B-2_x,ann.b-2_x", "AB,ab"})
    void lowersUserNames(String raw, String stored) {
        assertThat(Names.userName("username", raw)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "an n",
                "änn",
                "ann@x",
                "\u0130stanbul",
                "аnn",
                "ann\n",
                "123456789012345678901234567890123"
            })
    void refusesOtherUserNames(String raw) {
        assertThat(refusalOf(() -> Names.userName("username", raw)))
                .isEqualTo(RefusalCode.BAD_FIELD);
    }

    @Test
    void acceptsUserNamesExactlyByTheirPattern() {
        Random random = new Random(11);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder raw = new StringBuilder();
            for (int n = random.nextInt(36); n > 0; n--) {
                raw.append(
                        random.nextInt(20) == 0
                                ? (char) random.nextInt(0x180)
                                : (char) ('a' + random.nextInt(26)));
            }
            String name = raw.toString();
            boolean matches = name.matches("[A-Za-z0-9._-]{2,32}");

            Refusal refusal =
                    catchThrowableOfType(Refusal.class, () -> Names.userName("username", name));

            assertThat(refusal == null).as(name).isEqualTo(matches);
        }
    }

    @Test
    void givesTheSameNameTheSecondTime() {
        Random random = new Random(13);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder raw = new StringBuilder("x");
            for (int n = random.nextInt(10); n > 0; n--) {
                raw.appendCodePoint(0x20 + random.nextInt(0x5E));
                raw.appendCodePoint(0xA0 + random.nextInt(0x3000));
            }
            Refusal refusal =
                    catchThrowableOfType(Refusal.class, () -> Names.name("name", raw.toString()));
            if (refusal == null) {
                String stored = Names.name("name", raw.toString());
                assertThat(Names.name("name", stored)).isEqualTo(stored);
                assertThat(Normalizer.isNormalized(stored, Normalizer.Form.NFC)).isTrue();
            } else {
                assertThat(refusal.field()).isEqualTo("name");
            }
        }
    }

    @Test
    void wantsPasswordsOfEightToTwoHundredFiftySixCodePoints() {
        assertThat(Names.password("password", "12345678")).isEqualTo("12345678");
        assertThat(Names.password("password", "😀".repeat(256))).hasSize(512);
        assertThat(refusalOf(() -> Names.password("password", "1234567")))
                .isEqualTo(RefusalCode.BAD_FIELD);
        assertThat(refusalOf(() -> Names.password("password", "a".repeat(257))))
                .isEqualTo(RefusalCode.BAD_FIELD);
    }
}

package chat.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmojiTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "😀",
                "👍",
                "👍🏽",
                "❤️",
                "👩🏽‍🚀",
                "👨‍👩‍👧‍👦",
                "🏳️‍🌈",
                "👁️‍🗨️",
                "🇩🇪",
                "🇺🇳",
                "🇨🇶",
                "1️⃣",
                "#️⃣",
                "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
                "🫩",
                "🫆",
                "☺️",
                "⌚",
                "🕵🏻‍♂️",
                "❤️‍🔥",
                "🧑🏿‍🤝‍🧑🏻",
                ":party-parrot:",
                ":a:"
            })
    void keepsOneQualifiedEmoji(String emoji) {
        assertThat(Emoji.normalised("emoji", emoji)).isEqualTo(emoji);
    }

    @ParameterizedTest
    @CsvSource({"❤,❤️", "😀️,😀", "1⃣,1️⃣", "🏳‍🌈,🏳️‍🌈", "👁‍🗨,👁️‍🗨️", "☺,☺️"})
    void givesTheQualifiedFormOfOthers(String sent, String stored) {
        assertThat(Emoji.normalised("emoji", sent)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "1",
                "#",
                "😀😀",
                "😀 ",
                " 😀",
                "🏽",
                "🇩",
                "🇽🇽",
                "🇩🇪🇩🇪",
                "😀🏽",
                "👍🏽🏽",
                "😀‍",
                "‍😀",
                "️",
                "⃣",
                "11⃣",
                ":a b:",
                "::",
                ":a",
                "a:",
                ":A:",
                "你",
                "\ud83d",
                "👩‍a",
                "🏴󠁧󠁢󠁿",
                "1️",
                "\uD83D\uDE00\u200D\u200D\uD83D\uDE00",
                ":012345678901234567890123456789012:"
            })
    void refusesWhatIsNotExactlyOne(String sent) {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> Emoji.normalised("emoji", sent));

        assertThat(refusal.code()).isEqualTo(RefusalCode.BAD_FIELD);
        assertThat(refusal.field()).isEqualTo("emoji");
    }

    @Test
    void refusesEndlessSequences() {
        String endless = "👩" + "‍👩".repeat(10);

        assertThat(catchThrowableOfType(Refusal.class, () -> Emoji.normalised("emoji", endless)))
                .isNotNull();
    }

    @Test
    void neitherFailsNorWaversOnAnySequence() {
        int[] points = {
            0x1F600, 0x1F44D, 0x1F3FD, 0x200D, 0xFE0F, 0x20E3, 0x1F1E9, 0x1F1EA, 0x1F3F4, 0xE0067,
            0xE007F, 0x2764, '1', 'a', 0xD83D, ':'
        };
        Random random = new Random(17);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder sent = new StringBuilder();
            for (int n = random.nextInt(6); n >= 0; n--) {
                sent.appendCodePoint(points[random.nextInt(points.length)]);
            }
            if (catchThrowableOfType(
                            Refusal.class, () -> Emoji.normalised("emoji", sent.toString()))
                    == null) {
                String stored = Emoji.normalised("emoji", sent.toString());
                assertThat(Emoji.normalised("emoji", stored)).isEqualTo(stored);
            }
        }
    }
}

package chat.parley.desktop.fx.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.fx.FxStage;
import java.util.List;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTextTest {

    @Test
    void cutsAtEmojiAndKeepsEveryCharacter() {
        String text = "Tide 🌊 is up ❤ and ❤️ out";
        List<EmojiText.Run> runs = EmojiText.runs(text);
        assertThat(runs).hasSize(7);
        assertThat(runs.stream().map(EmojiText.Run::characters).reduce("", String::concat))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👨‍👩‍👧‍👦",
                "🇮🇸",
                "👍🏽",
                "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
                "1️⃣",
                "🧑🏽‍🚀",
                "❤️‍🔥",
                "🏳️‍🌈",
                "🫱🏻‍🫲🏿",
                "☺️",
                "🫩"
            })
    void aSequenceIsOneEmoji(String sequence) {
        assertThat(EmojiText.runs(sequence))
                .singleElement()
                .isInstanceOf(EmojiText.Run.Picture.class);
        assertThat(EmojiText.isOnlyEmoji(sequence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 # *", "© Parley ™", "a ↔ b", "❤︎", "مرحبا", "𝒳"})
    void plainSignsStayText(String text) {
        assertThat(EmojiText.runs(text)).allMatch(run -> run instanceof EmojiText.Run.Plain);
    }

    @Test
    void twoFlagsAreTwoEmoji() {
        assertThat(EmojiText.runs("🇮🇸🇳🇴")).hasSize(2);
    }

    @Test
    void onlyAFewEmojiAloneAreLarge() {
        assertThat(EmojiText.isOnlyEmoji("🎉 🎉")).isTrue();
        assertThat(EmojiText.isOnlyEmoji("🎉🎉🎉🎉")).isFalse();
        assertThat(EmojiText.isOnlyEmoji("so 🎉")).isFalse();
        assertThat(EmojiText.isOnlyEmoji("  ")).isFalse();
    }

    @Test
    void pictureIsDrawnInItsColoursAtTheSizeAskedFor() {
        Pictograph redHeart = EmojiTable.shared().find("❤️").orElseThrow();
        Image image = FxStage.call(() -> EmojiArt.image(redHeart, 18));
        assertThat(image.getWidth()).isGreaterThanOrEqualTo(18);
        int middle =
                image.getPixelReader()
                        .getArgb((int) image.getWidth() / 2, (int) image.getHeight() / 2);
        assertThat(middle >>> 24).isEqualTo(0xFF);
        assertThat(middle >> 16 & 0xFF).isGreaterThan(180);
        assertThat(middle & 0xFF).isLessThan(120);
    }

    @Test
    void everyPickableEmojiHasAGroupALabelAndIsFoundByItsSequence() {
        assertThat(EmojiTable.shared().pickable())
                .hasSizeGreaterThan(1800)
                .allSatisfy(emoji -> {
                    assertThat(emoji.group()).isNotEmpty();
                    assertThat(emoji.label()).isNotEmpty();
                    assertThat(EmojiTable.shared().find(emoji.sequence())).contains(emoji);
                });
    }
}

package chat.parley.desktop.composer;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.fx.emoji.EmojiTable;
import chat.parley.desktop.fx.emoji.Pictograph;
import org.junit.jupiter.api.Test;

class EmojiStandInTest {

    @Test
    void everyEmojiComesBackAsItWasSent() {
        for (Pictograph emoji : EmojiTable.shared().all()) {
            String text = "a" + emoji.sequence() + emoji.sequence() + "b";
            String encoded = EmojiStandIn.encode(text);
            assertThat(encoded).hasSize(2 + 2 * EmojiStandIn.LENGTH);
            assertThat(EmojiStandIn.decode(encoded)).isEqualTo(text);
        }
    }

    @Test
    void plainTextStaysAsItIs() {
        String text = "12 # © مرحبا 𝒳 \n";
        assertThat(EmojiStandIn.encode(text)).isEqualTo(text);
        assertThat(EmojiStandIn.decode(text)).isEqualTo(text);
    }

    @Test
    void onlyTheMiddleOfAPairIsSplit() {
        String encoded = EmojiStandIn.encode("x👍👍y");
        assertThat(encoded).hasSize(6);
        for (int index = 0; index <= 6; index++) {
            assertThat(EmojiStandIn.splits(encoded, index)).isEqualTo(index == 2 || index == 4);
        }
    }
}

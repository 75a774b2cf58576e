package chat.parley.desktop.fx.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.desktop.fx.Texts;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

/// Words come from a bundle of their own here: one beside the real ones would hide them from all
/// tests.
class TextsTest {

    private final Texts texts = Texts.beside(TextsTest.class);

    @Test
    void placesAreFilled() {
        assertThat(texts.text("greeting", "Ada")).isEqualTo("Hello Ada, it’s good to see you");
    }

    @Test
    void oneIsSingularAndEverythingElsePlural() {
        assertThat(texts.count("message", 1)).isEqualTo("1 message");
        assertThat(texts.count("message", 0)).isEqualTo("0 messages");
        assertThat(texts.count("message", 12)).isEqualTo("12 messages");
    }

    @Test
    void aMissingTextFailsLoudly() {
        assertThatThrownBy(() -> texts.text("nothing"))
                .isInstanceOf(MissingResourceException.class);
    }
}

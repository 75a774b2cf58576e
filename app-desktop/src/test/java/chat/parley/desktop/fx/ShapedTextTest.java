package chat.parley.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts in every kind of script wrap at every width.
final class ShapedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "אני אביא את המתמר השני, הוא בארגז האפור.",
                "مرحبا بالجميع، متى يبدأ القياس؟ أحضرت الكاميرا",
                "The boat leaves at 09:15, من الرصيف الجديد الكبير جدا 4.",
                "सब लोग सुबह नौ बजे घाट पर मिलेंगे",
                "เรือออกเก้าโมงเช้าจากท่าเรือใหม่",
                "The boat leaves at a quarter past nine from the new pier."
            })
    void wrapsAtEveryWidth(String words) {
        FxStage.run(() -> {
            Fonts.load();
            double before = Double.MAX_VALUE;
            for (int width = 24; width < 600; width += 7) {
                Text text = new Text(words);
                text.setFont(Font.font("Inter", 14));
                double height = new TextFlow(text).prefHeight(width);
                assertThat(height).as("height at %d", width).isLessThanOrEqualTo(before);
                before = height;
                text.setWrappingWidth(width);
                assertThat(text.getLayoutBounds().getWidth()).isPositive();
            }
        });
    }
}

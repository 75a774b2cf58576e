package chat.parley.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {

    /// Set to the folder `…/fx/icons` to draw the committed icons again.
    private static final String REDRAW = System.getProperty("parley.redrawIcons", "");

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32, 48, 64, 128, 256, 512})
    void committedIconsAreTheDrawing(int size) throws IOException {
        Image drawn = FxStage.call(() -> draw(size));
        if (!REDRAW.isEmpty()) {
            FxStage.write(drawn, Path.of(REDRAW, "parley-" + size + ".png"));
            return;
        }
        BufferedImage expected = FxStage.pixels(drawn);
        try (InputStream in = Mark.class.getResourceAsStream(Mark.iconFile(size))) {
            BufferedImage committed = ImageIO.read(Objects.requireNonNull(in));
            assertThat(committed.getWidth()).isEqualTo(size);
            assertThat(different(expected, committed)).isLessThan(size * size / 100 + 2);
        }
    }

    @Test
    void vectorFileHoldsTheSamePaths() throws IOException {
        try (InputStream in = Mark.class.getResourceAsStream("mark.svg")) {
            String svg =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(svg).contains(Mark.SQUARE, Mark.SPEECH, Mark.ANSWER);
        }
    }

    private static Image draw(int size) {
        Mark mark = new Mark(size);
        Scene scene = new Scene(mark, size, size, Color.TRANSPARENT);
        Theme theme = new Theme();
        theme.choiceProperty().set(Theme.Choice.LIGHT);
        theme.adopt(scene);
        mark.setStyle("-fx-background-color: transparent;");
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        return mark.snapshot(clear, null);
    }

    private static int different(BufferedImage one, BufferedImage other) {
        int count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (Math.abs((one.getRGB(x, y) >>> 24) - (other.getRGB(x, y) >>> 24)) > 24
                        || Math.abs((one.getRGB(x, y) & 0xFF) - (other.getRGB(x, y) & 0xFF)) > 24) {
                    count++;
                }
            }
        }
        return count;
    }
}

package chat.parley.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures are measured before they are decoded; what is broken or too large is a file like any
/// other.
final class PicturesTest {

    @TempDir private Path folder;
    private Pictures pictures;
    private Path thumb;

    @BeforeEach
    void open() {
        pictures = new Pictures();
        thumb = folder.resolve("thumb");
    }

    @AfterEach
    void close() {
        pictures.close();
    }

    @Test
    void makesASmallPictureOfAPhoto() throws IOException {
        assertThat(look("image/jpeg", SamplePictures.jpeg(1_600, 800)))
                .contains(new Pictures.Picture(1_600, 800, "image/jpeg"));
        BufferedImage small = ImageIO.read(thumb.toFile());
        assertThat(small.getWidth()).isEqualTo(320);
        assertThat(small.getHeight()).isEqualTo(160);
        assertThat(new Color(small.getRGB(10, 10)).getRed()).isGreaterThan(200);
        assertThat(new Color(small.getRGB(300, 150)).getBlue()).isGreaterThan(200);
    }

    @Test
    void keepsWhatIsClearAndDoesNotEnlarge() throws IOException {
        assertThat(look("image/png", SamplePictures.png(40, 20)))
                .contains(new Pictures.Picture(40, 20, "image/png"));
        BufferedImage small = ImageIO.read(thumb.toFile());
        assertThat(small.getWidth()).isEqualTo(40);
        assertThat(small.getColorModel().hasAlpha()).isTrue();
    }

    @Test
    void turnsAPhotoThatLiesOnItsSide() throws IOException {
        assertThat(look("image/jpeg", SamplePictures.jpeg(800, 400), new Cleaned(6, 1, 1)))
                .contains(new Pictures.Picture(400, 800, "image/jpeg"));
        BufferedImage small = ImageIO.read(thumb.toFile());
        assertThat(small.getHeight()).isEqualTo(320);
        // Turned to the right, what was at the left is at the top.
        assertThat(new Color(small.getRGB(80, 10)).getRed()).isGreaterThan(200);
        assertThat(new Color(small.getRGB(80, 310)).getBlue()).isGreaterThan(200);
    }

    @Test
    void readsGifAndWebp() throws IOException {
        assertThat(look("image/gif", SamplePictures.gif(2)))
                .contains(new Pictures.Picture(4, 4, "image/jpeg"));
        assertThat(look("image/webp", SamplePictures.webp()))
                .hasValueSatisfying(picture -> {
                    assertThat(picture.width()).isEqualTo(1);
                    assertThat(picture.thumbType()).isNotNull();
                });
    }

    @Test
    void doesNotDecodeAPictureThatClaimsToBeHuge() throws IOException {
        assertThat(look("image/png", SamplePictures.pngThatClaims(60_000, 60_000))).isEmpty();
        assertThat(look("image/png", SamplePictures.pngThatClaims(Integer.MAX_VALUE, 1))).isEmpty();
        assertThat(look("image/png", SamplePictures.pngThatClaims(6_000, 6_000))).isEmpty();
        assertThat(thumb).doesNotExist();
    }

    @Test
    void takesAtMostSoManyFrames() throws IOException {
        assertThat(look("image/gif", SamplePictures.gif(Cleaned.MOST_FRAMES))).isPresent();
        assertThat(look("image/gif", SamplePictures.gif(Cleaned.MOST_FRAMES + 1))).isEmpty();
        assertThat(
                        look(
                                "image/webp",
                                SamplePictures.webp(),
                                new Cleaned(1, Cleaned.MOST_FRAMES + 1, 1)))
                .isEmpty();
    }

    @Test
    void survivesBytesThatAreNoPicture() throws IOException {
        for (String type : new String[] {"image/jpeg", "image/png", "image/gif", "image/webp"}) {
            assertThat(look(type, new byte[0])).as(type).isEmpty();
            assertThat(look(type, new byte[5_000])).as(type).isEmpty();
        }
        byte[] cut = SamplePictures.png(400, 400);
        assertThat(look("image/png", Arrays.copyOf(cut, cut.length / 2))).isEmpty();
        assertThat(look("image/jpeg", SamplePictures.jpeg(40, 40))).isPresent();
    }

    private Optional<Pictures.Picture> look(String type, byte[] bytes) throws IOException {
        return look(type, bytes, Cleaned.PLAIN);
    }

    private Optional<Pictures.Picture> look(String type, byte[] bytes, Cleaned cleaned)
            throws IOException {
        Path file = Files.write(folder.resolve("picture"), bytes);
        return pictures.look(type, file, cleaned, thumb);
    }
}

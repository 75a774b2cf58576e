package chat.parley.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Photos do not tell where they were taken, seen by a reader of Exif that is not ours.
final class PlaceRemovalTest {

    @TempDir private Path folder;

    /// A picture with a place planted everywhere.
    enum Planted {
        JPEG("image/jpeg"),
        PNG("image/png"),
        WEBP("image/webp");

        private final String type;

        Planted(String type) {
            this.type = type;
        }

        byte[] bytes() {
            return switch (this) {
                case JPEG -> SamplePictures.jpegWithPlace();
                case PNG -> SamplePictures.pngWithPlace();
                case WEBP -> SamplePictures.webpWithPlace();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void removesThePlaceAndKeepsTheWayToTurn(Planted planted) throws Exception {
        byte[] before = planted.bytes();
        assertThat(directories(before, GpsDirectory.class)).isNotEmpty();
        assertThat(text(before)).contains(SamplePictures.SECRET);

        byte[] after = clean(planted.type, before);

        assertThat(directories(after, GpsDirectory.class)).isEmpty();
        assertThat(text(after)).doesNotContain("secret", "xap", "MPF");
        assertThat(directories(after, ExifIFD0Directory.class)).hasSize(1);
        for (Directory exif : directories(after, ExifIFD0Directory.class)) {
            assertThat(exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(6);
            assertThat(exif.getTagCount()).isEqualTo(1);
        }
        assertThat(ImageIO.read(new ByteArrayInputStream(after)))
                .as("the picture itself")
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingTheSecondTime(Planted planted) throws Exception {
        byte[] once = clean(planted.type, planted.bytes());
        assertThat(clean(planted.type, once)).isEqualTo(once);
    }

    @Test
    void leavesPixelsAsTheyAre() throws Exception {
        for (Planted planted : Planted.values()) {
            byte[] before = planted.bytes();
            byte[] after = clean(planted.type, before);
            assertThat(ImageIO.read(new ByteArrayInputStream(after)).getRGB(0, 0))
                    .isEqualTo(ImageIO.read(new ByteArrayInputStream(before)).getRGB(0, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNotHurtByBytesThatEndAnywhere(Planted planted) throws Exception {
        byte[] whole = planted.bytes();
        for (int length = 0; length < whole.length; length += 7) {
            Path from = Files.write(folder.resolve("from"), Arrays.copyOf(whole, length));
            Path to = folder.resolve("to");
            Optional<Cleaned> cleaned = PlaceRemoval.run(planted.type, from, to);
            if (cleaned.isPresent()) {
                assertThat(text(Files.readAllBytes(to))).doesNotContain("secret");
            }
        }
    }

    private byte[] clean(String type, byte[] bytes) throws IOException {
        Path from = Files.write(folder.resolve("from"), bytes);
        Path to = folder.resolve("to");
        assertThat(PlaceRemoval.run(type, from, to)).isPresent();
        return Files.readAllBytes(to);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static <T extends Directory> Collection<T> directories(byte[] bytes, Class<T> type)
            throws IOException, ImageProcessingException, MetadataException {
        return ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes))
                .getDirectoriesOfType(type);
    }
}

package chat.parley.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.SampleSounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long a voice message is.
final class OggOpusTest {

    @TempDir private Path folder;

    @Test
    void readsTheLengthFromTheLastPage() throws IOException {
        assertThat(OggOpus.durationMs(file(SampleSounds.opus(48_000 + 312, 312)))).isEqualTo(1_000);
    }

    @Test
    void takesTheLastPageThatHasAnEnd() throws IOException {
        byte[] sound = SampleSounds.opus(-1, 0);
        assertThat(OggOpus.durationMs(file(sound))).isZero();
    }

    @Test
    void saysNothingOfWhatIsBrokenOrSomethingElse() throws IOException {
        byte[] sound = SampleSounds.opus(96_000, 312);
        assertThat(OggOpus.durationMs(file(new byte[0]))).isNull();
        assertThat(OggOpus.durationMs(file("no sound".getBytes(StandardCharsets.UTF_8)))).isNull();
        assertThat(OggOpus.durationMs(file(Arrays.copyOf(sound, 36)))).isNull();
        assertThat(OggOpus.durationMs(file(SampleSounds.opus(100, 312)))).isNull();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "sound", ".ogg"), bytes);
    }
}

package chat.parley.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The image that people install: `packaging/image` builds it, and it starts where there is no
/// Java.
class ImageIT {

    private static final Path ROOT = Checkout.root();

    @TempDir private Path scratch;

    @Test
    void showsItsFirstWindowWithoutJava() throws Exception {
        Ran built = Ran.command(scratch, Map.of(), ROOT.resolve("packaging/image").toString());
        assertThat(built.exit()).as(built.err()).isZero();
        Path image = ROOT.resolve("packaging/target/image/Parley");
        assertThat(image.resolve("lib/app/parley.aot")).isNotEmptyFile();

        Ran started =
                Ran.command(
                        scratch,
                        Map.of(
                                "PATH", Files.createDirectory(scratch.resolve("bin")).toString(),
                                "JAVA_HOME", "",
                                "DISPLAY", ""),
                        image.resolve("bin/Parley").toString(),
                        "--check-start",
                        "--headless",
                        "--home",
                        scratch.resolve("home").toString());

        assertThat(started.exit()).as(started.err()).isZero();
        assertThat(started.out()).containsPattern("first window after \\d+ ms");
        assertThat(started.err()).doesNotContain("Exception");

        String itself = image.resolve("bin/Parley").toString();
        Ran wrong = Ran.command(scratch, Map.of(), itself, "hots");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("hots", itself + " --help").doesNotContain("./parley");
    }
}

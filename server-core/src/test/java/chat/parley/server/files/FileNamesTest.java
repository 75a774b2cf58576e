package chat.parley.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Names of files are safe whatever a client says.
final class FileNamesTest {

    @Test
    void keepsAnOrdinaryName() {
        for (String name : new String[] {"report 2026.pdf", "Übersicht (2).tar.gz", "写真.jpg"}) {
            assertThat(FileNames.safe(name)).isEqualTo(name);
        }
    }

    @Test
    void hasNoPath() {
        assertThat(FileNames.safe("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileNames.safe("C:\\Windows\\system.ini")).isEqualTo("system.ini");
        assertThat(FileNames.safe("..")).isEqualTo("file");
        assertThat(FileNames.safe(".bashrc")).isEqualTo("bashrc");
        assertThat(FileNames.safe("")).isEqualTo("file");
    }

    @Test
    void hasNothingThatHidesItsEnding() {
        assertThat(FileNames.safe("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
        assertThat(FileNames.safe("a\u0000b\r\nc.txt")).isEqualTo("abc.txt");
        assertThat(FileNames.safe("half\uD83D.txt")).isEqualTo("half.txt");
        assertThat(FileNames.safe("photo.exe. . ")).isEqualTo("photo.exe");
    }

    @Test
    void isOneThatWindowsTakes() {
        assertThat(FileNames.safe("a<b>c:d\"e|f?g*.txt")).isEqualTo("a_b_c_d_e_f_g_.txt");
        assertThat(FileNames.safe("CON")).isEqualTo("_CON");
        assertThat(FileNames.safe("nul.txt")).isEqualTo("_nul.txt");
        assertThat(FileNames.safe("console.txt")).isEqualTo("console.txt");
    }

    @Test
    void keepsItsEndingWhenItIsTooLong() {
        String name = FileNames.safe("é".repeat(400) + ".jpeg");
        assertThat(name).endsWith("é.jpeg");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
        assertThat(FileNames.safe("😀".repeat(100)).getBytes(StandardCharsets.UTF_8)).hasSize(252);
    }

    @Test
    void changesNothingTheSecondTime() {
        for (String raw : new String[] {"..con", "a/.b. ", "x".repeat(300), "COM1. ", ". . nul"}) {
            String once = FileNames.safe(raw);
            assertThat(FileNames.safe(once)).as(raw).isEqualTo(once);
        }
    }
}

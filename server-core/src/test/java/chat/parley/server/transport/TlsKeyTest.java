package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The key that clients pin: kept for good, whole, and the one of its certificate.
final class TlsKeyTest {

    @TempDir private Path folder;

    @Test
    void isTheSameAtEveryStart() throws IOException {
        Path tls = folder.resolve("tls");
        String first = TlsKey.selfSigned(tls).fingerprint();
        assertThat(TlsKey.selfSigned(tls).fingerprint()).isEqualTo(first);
        try (Stream<Path> files = Files.list(tls)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void isMadeAnewIfTheFirstStartWasCutOffInTheMiddle() throws IOException {
        Path tls = Files.createDirectory(folder.resolve("tls"));
        String made = TlsKey.selfSigned(folder.resolve("whole")).fingerprint();
        try (Stream<Path> files = Files.list(folder.resolve("whole"))) {
            for (Path file : files.toList()) {
                Files.createFile(tls.resolve(file.getFileName() + ".new"));
            }
        }
        assertThat(TlsKey.selfSigned(tls).fingerprint()).hasSize(64).isNotEqualTo(made);
        assertThat(TlsKey.selfSigned(tls).fingerprint())
                .isEqualTo(TlsKey.selfSigned(tls).fingerprint());
    }

    @Test
    void refusesAKeyThatIsNotThatOfTheCertificate() throws IOException {
        TlsKey.selfSigned(folder.resolve("one"));
        TlsKey.selfSigned(folder.resolve("two"));
        Path certificate = only(folder.resolve("one"), "BEGIN CERTIFICATE");
        Path key = only(folder.resolve("two"), "BEGIN PRIVATE KEY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsKey.ofFiles(certificate, key))
                .withMessageContaining(key.toString())
                .withMessageContaining(certificate.toString());
    }

    private static Path only(Path folder, String content) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.readString(file).contains(content)) {
                    return file;
                }
            }
        }
        throw new AssertionError("nothing in " + folder + " has " + content);
    }
}

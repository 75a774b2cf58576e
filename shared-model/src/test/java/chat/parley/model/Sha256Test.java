package chat.parley.model;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The example of FIPS 180-2 in each form.
final class Sha256Test {

    private static final byte[] ABC = "abc".getBytes(US_ASCII);
    private static final String HEX =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void isTheSameInEachForm() throws IOException {
        assertThat(Sha256.hex(ABC)).isEqualTo(HEX);
        assertThat(Sha256.hex(new ByteArrayInputStream(ABC))).isEqualTo(HEX);
        assertThat(Sha256.of(ABC)).hasSize(32).startsWith(0xba, 0x78, 0x16, 0xbf);
        assertThat(Sha256.base64(ABC)).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }

    @Test
    void readsMoreThanOnePiece() throws IOException {
        byte[] many = new byte[200_000];
        assertThat(Sha256.hex(new ByteArrayInputStream(many))).isEqualTo(Sha256.hex(many));
    }
}

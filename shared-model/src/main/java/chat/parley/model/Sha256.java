package chat.parley.model;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// SHA-256 ([FIPS 180-4](https://csrc.nist.gov/pubs/fips/180-4/upd1/final)) in the forms in which
/// it is kept and told. No state.
public final class Sha256 {

    private static final int PIECE = 64 * 1024;

    private Sha256() {}

    /// As 32 bytes.
    public static byte[] of(byte[] content) {
        return digest().digest(content);
    }

    /// As 64 hexadecimal digits in lower case.
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(of(content));
    }

    /// As [#hex(byte[])], of all that still comes; `content` stays open.
    ///
    /// @throws IOException if it can't be read
    public static String hex(InputStream content) throws IOException {
        MessageDigest digest = digest();
        byte[] piece = new byte[PIECE];
        for (int n = content.read(piece); n >= 0; n = content.read(piece)) {
            digest.update(piece, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// As 43 letters, digits, `-` and `_`.
    public static String base64(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(of(content));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}

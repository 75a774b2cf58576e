package chat.parley.server.accounts;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes and hashes the opaque tokens of sessions: 256 bits, base64url.
///
/// Thread-safe. Tokens after a rotation are computed from the used refresh token, the rotation and
/// the server's secret (HMAC-SHA-256). So the same rotation can give the same tokens again although
/// only hashes are stored; neither the database alone nor a stolen refresh token alone is enough to
/// compute them.
final class Tokens {

    /// The two tokens of a session.
    ///
    /// @param access proves who asks, for minutes
    /// @param refresh gives the next pair, once
    record Pair(String access, String refresh) {

        @Override
        public String toString() {
            return "Pair[]";
        }
    }

    private static final int BYTES = 32;
    private static final String MAC = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random;
    private final SecretKeySpec secret;

    Tokens(SecureRandom random, byte[] secret) {
        this.random = random;
        this.secret = new SecretKeySpec(secret, MAC);
    }

    /// A secret for a new server.
    static byte[] newSecret(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    Pair fresh() {
        return new Pair(
                ENCODER.encodeToString(newSecret(random)),
                ENCODER.encodeToString(newSecret(random)));
    }

    /// The pair that follows a used refresh token.
    Pair after(String refreshToken, UUID rotation) {
        return new Pair(
                derived("access", refreshToken, rotation),
                derived("refresh", refreshToken, rotation));
    }

    /// The password that an operation gives out: the same whenever it is repeated.
    String oneTimePassword(PersonId by, OperationId op) {
        return Passwords.readable(mac("password\n" + by + "\n" + op));
    }

    /// A fresh password to be given out.
    String oneTimePassword() {
        return Passwords.readable(newSecret(random));
    }

    /// What is stored of a token.
    static byte[] hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }

    private String derived(String use, String refreshToken, UUID rotation) {
        return ENCODER.encodeToString(mac(use + "\n" + rotation + "\n" + refreshToken));
    }

    private byte[] mac(String message) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}

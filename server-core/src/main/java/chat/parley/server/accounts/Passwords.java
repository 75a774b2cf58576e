package chat.parley.server.accounts;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/// Hashes and checks passwords with Argon2id: 19 MiB, 2 passes, 1 lane (OWASP's first choice), at
/// most two at once, since each takes memory and a processor.
///
/// Thread-safe; blocks.
final class Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 2;
    private static final int READABLE = 16;

    /// 32 of them, without those that look like another one.
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final long PATIENCE_SECONDS = 10;
    private static final String PREFIX =
            "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

    private final SecureRandom random;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final String nobody;

    Passwords(SecureRandom random) {
        this.random = random;
        this.nobody = encode(new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    /// The encoded hash of a password that keeps the rules of length.
    ///
    /// @throws Refusal `UNAVAILABLE` if too many wait
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return encode(salt, argon2(password, salt));
    }

    /// Whether the password fits; takes as long if there is no hash, and is then false.
    ///
    /// @throws Refusal `UNAVAILABLE` if too many wait
    boolean fits(String password, @Nullable String stored) {
        String[] parts = (stored == null ? nobody : stored).split("\\$", -1);
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] hash = Base64.getDecoder().decode(parts[5]);
        return MessageDigest.isEqual(argon2(password, salt), hash) && stored != null;
    }

    /// A password to be read out and typed, of 80 random bits: `XXXX-XXXX-XXXX-XXXX`.
    static String readable(byte[] random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < READABLE; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random[i] & 31));
        }
        return password.toString();
    }

    private static String encode(byte[] salt, byte[] hash) {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return PREFIX + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
    }

    private byte[] argon2(String password, byte[] salt) {
        takeTurn();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(
                    new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                            .withMemoryAsKB(MEMORY_KIB)
                            .withIterations(PASSES)
                            .withParallelism(LANES)
                            .withSalt(salt)
                            .build());
            byte[] hash = new byte[HASH_BYTES];
            String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
            generator.generateBytes(composed.getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Refusal.of(RefusalCode.UNAVAILABLE, "too many sign in at once");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Refusal.of(RefusalCode.UNAVAILABLE, "the server is stopping");
        }
    }
}

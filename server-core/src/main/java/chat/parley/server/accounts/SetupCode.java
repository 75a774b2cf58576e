package chat.parley.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The one-time code that makes an account a server administrator, as `XXXX-XXXX`. Thread-safe; in
/// memory only.
final class SetupCode {

    /// Without those that look like another one.
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final AtomicReference<String> code = new AtomicReference<>("");

    /// A code that can be used once.
    static SetupCode fresh(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            code.append(i == 4 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        SetupCode fresh = new SetupCode();
        fresh.code.set(code.toString());
        return fresh;
    }

    /// No code fits.
    static SetupCode none() {
        return new SetupCode();
    }

    Optional<String> shown() {
        return Optional.of(code.get()).filter(text -> !text.isEmpty());
    }

    /// Whether this is the code; case, dash and blanks do not matter.
    boolean fits(String typed) {
        String wanted = plain(code.get());
        return !wanted.isEmpty()
                && MessageDigest.isEqual(
                        wanted.getBytes(StandardCharsets.UTF_8),
                        plain(typed).getBytes(StandardCharsets.UTF_8));
    }

    void used() {
        code.set("");
    }

    private static String plain(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}

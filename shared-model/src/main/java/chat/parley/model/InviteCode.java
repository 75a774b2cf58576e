package chat.parley.model;

import java.util.Locale;
import java.util.Optional;

/// The rules of invite codes. Any thread; no state.
///
/// A code is [#LENGTH] of the digits of Douglas Crockford's base 32, which has no letters that look
/// like a digit: 80 random bits, still fit to be read out and typed.
public final class InviteCode {
    /// The digits of a code, each worth five bits.
    public static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    /// How many digits a code has.
    public static final int LENGTH = 16;

    private InviteCode() {}

    /// The form in which a code is compared: lower case, without dashes and blanks, letters that
    /// look like digits read as those; empty if it can't be a code.
    public static Optional<String> read(String typed) {
        String code =
                typed.toLowerCase(Locale.ROOT)
                        .replaceAll("[-\\s]", "")
                        .replace('o', '0')
                        .replace('i', '1')
                        .replace('l', '1');
        boolean fits =
                code.length() == LENGTH && code.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
        return fits ? Optional.of(code) : Optional.empty();
    }

    /// The code that [#read(String)] gives.
    ///
    /// @throws Refusal `BAD_FIELD` with `field` if it can't be a code
    public static String normalised(String field, String raw) {
        return read(raw).orElseThrow(() -> Refusal.badField(field, "not a code"));
    }
}

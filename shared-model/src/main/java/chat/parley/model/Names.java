package chat.parley.model;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// The rules of names, topics and reasons. Any thread; no state.
///
/// Each method gives the form that is stored, and doing it twice changes nothing more. Names and
/// topics are NFC and trimmed; controls and characters that turn the direction of writing are
/// refused, since with them a name can show itself as another.
public final class Names {
    /// The longest room or display name in code points.
    public static final int MAX_NAME = 64;

    /// The longest topic or reason in code points.
    public static final int MAX_TOPIC = 500;

    /// The shortest password in code points.
    public static final int MIN_PASSWORD = 8;

    /// The longest password in code points.
    public static final int MAX_PASSWORD = 256;

    private static final int MIN_USER_NAME = 2;
    private static final int MAX_USER_NAME = 32;

    /// Letters and symbols that are drawn as nothing: the fillers of Hangul, Braille without a dot.
    private static final String BLANKS = "\u115F\u1160\u3164\uFFA0\u2800";

    private Names() {}

    /// A room or display name: 1 to [#MAX_NAME] code points of which at least one can be seen.
    ///
    /// @throws Refusal `BAD_FIELD` or `TOO_LONG`, with `field`
    public static String name(String field, String raw) {
        String name = line(field, raw, MAX_NAME);
        if (name.codePoints().noneMatch(Names::visible)) {
            throw Refusal.badField(field, "an empty name");
        }
        return name;
    }

    /// A topic or reason: up to [#MAX_TOPIC] code points, may be empty.
    ///
    /// @throws Refusal `BAD_FIELD` or `TOO_LONG`, with `field`
    public static String topic(String field, String raw) {
        return line(field, raw, MAX_TOPIC);
    }

    /// What somebody calls something for themselves, like a folder: up to [#MAX_NAME] code points,
    /// may be empty.
    ///
    /// @throws Refusal `BAD_FIELD` or `TOO_LONG`, with `field`
    public static String label(String field, String raw) {
        return line(field, raw, MAX_NAME);
    }

    /// Why something was done: up to [#MAX_TOPIC] code points; an empty one is none.
    ///
    /// @throws Refusal `BAD_FIELD` or `TOO_LONG`, with `field`
    public static @Nullable String reason(String field, @Nullable String raw) {
        String reason = raw == null ? "" : line(field, raw, MAX_TOPIC);
        return reason.isEmpty() ? null : reason;
    }

    /// A user name: 2 to 32 of `a-z 0-9 . _ -`; upper case is lowered on the way in.
    ///
    /// @throws Refusal `BAD_FIELD` with `field`
    public static String userName(String field, String raw) {
        StringBuilder name = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            char lowered = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            boolean letterOrDigit =
                    (lowered >= 'a' && lowered <= 'z') || (lowered >= '0' && lowered <= '9');
            if (!letterOrDigit && lowered != '.' && lowered != '_' && lowered != '-') {
                throw Refusal.badField(
                        field, "a user name has only a-z, 0-9, dot, dash and underscore");
            }
            name.append(lowered);
        }
        if (name.length() < MIN_USER_NAME || name.length() > MAX_USER_NAME) {
            throw Refusal.badField(field, "a user name has 2 to 32 characters");
        }
        return name.toString();
    }

    /// Checks a new password's length; it is stored as typed, after NFC, so that two keyboards give
    /// the same one.
    ///
    /// @throws Refusal `BAD_FIELD` with `field`
    public static String password(String field, String raw) {
        int length = raw.codePointCount(0, raw.length());
        if (length < MIN_PASSWORD || length > MAX_PASSWORD || TextRules.hasLoneSurrogate(raw)) {
            throw Refusal.badField(field, "a password has 8 to 256 characters");
        }
        return Normalizer.normalize(raw, Normalizer.Form.NFC);
    }

    private static String line(String field, String raw, int max) {
        if (TextRules.hasLoneSurrogate(raw)) {
            throw Refusal.badField(field, "half a surrogate pair");
        }
        String line = TextRules.trimmed(Normalizer.normalize(raw, Normalizer.Form.NFC));
        if (line.codePoints().anyMatch(Names::refused)) {
            throw Refusal.badField(field, "a control or direction character");
        }
        if (line.codePointCount(0, line.length()) > max) {
            throw Refusal.tooLong(field, "more than " + max + " characters");
        }
        return line;
    }

    /// Controls, line and paragraph separators, and the embeddings, overrides and isolates of UAX
    /// #9.
    private static boolean refused(int c) {
        return Character.getType(c) == Character.CONTROL
                || c == 0x2028
                || c == 0x2029
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean visible(int c) {
        return !TextRules.isWhiteSpace(c)
                && BLANKS.indexOf(c) < 0
                && switch (Character.getType(c)) {
                    // Marks are seen on what they stand on; those that choose a variant never are.
                    case Character.FORMAT,
                            Character.UNASSIGNED,
                            Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK ->
                            false;
                    default -> true;
                };
    }
}

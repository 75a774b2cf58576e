package chat.parley.model;

import java.util.Locale;
import java.util.Set;

/// The rule of an emoji: one emoji sequence of Unicode 16, with modifiers, or `:name:` of a custom
/// one. Any thread; no state.
///
/// After UTS #51, section 1.4: flags, keycaps, tag sequences and zero-width-joiner sequences of
/// elements. What comes out is the fully qualified form, so that one emoji is one reaction whoever
/// sends it: an element that is shown as text by default gets the emoji selector, any other loses
/// it.
public final class Emoji {
    private static final int ZWJ = 0x200D;
    private static final int SELECTOR = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final int MAX_ELEMENTS = 10;
    private static final int MAX_CUSTOM_NAME = 32;

    /// The regions with a flag that ISO 3166 does not list.
    private static final Set<String> EXTRA_REGIONS =
            Set.of("AC", "CP", "CQ", "DG", "EA", "EU", "IC", "TA", "UN", "XK");

    /// The subdivisions whose flags are recommended for interchange.
    private static final Set<String> SUBDIVISIONS = Set.of("gbeng", "gbsct", "gbwls");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Emoji() {}

    /// The stored form of one emoji. Doing it twice changes nothing more.
    ///
    /// @throws Refusal `BAD_FIELD` with `field` if it is not exactly one
    public static String normalised(String field, String raw) {
        if (raw.length() > 2 && raw.charAt(0) == ':') {
            if (isCustom(raw)) {
                return raw;
            }
        } else if (!raw.isEmpty() && raw.length() <= 64) {
            int[] points = raw.codePoints().toArray();
            if (isFlag(points) || isSubdivision(points)) {
                return raw;
            }
            String sequence = isKeycap(points) ? keycap(points[0]) : joined(points);
            if (!sequence.isEmpty()) {
                return sequence;
            }
        }
        throw Refusal.badField(field, "not one emoji");
    }

    private static boolean isCustom(String raw) {
        int last = raw.length() - 1;
        if (raw.charAt(last) != ':' || last - 1 > MAX_CUSTOM_NAME) {
            return false;
        }
        return raw.substring(1, last)
                .chars()
                .allMatch(c ->
                        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-');
    }

    private static boolean isFlag(int[] points) {
        if (points.length != 2 || !isRegional(points[0]) || !isRegional(points[1])) {
            return false;
        }
        String region =
                "" + (char) (points[0] - 0x1F1E6 + 'A') + (char) (points[1] - 0x1F1E6 + 'A');
        return COUNTRIES.contains(region) || EXTRA_REGIONS.contains(region);
    }

    private static boolean isRegional(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    private static boolean isSubdivision(int[] points) {
        if (points.length < 3 || points[0] != 0x1F3F4 || points[points.length - 1] != 0xE007F) {
            return false;
        }
        StringBuilder tag = new StringBuilder();
        for (int i = 1; i < points.length - 1; i++) {
            tag.append((char) Math.clamp(points[i] - 0xE0000L, 0, 0x7F));
        }
        return SUBDIVISIONS.contains(tag.toString());
    }

    private static boolean isKeycap(int[] points) {
        boolean closed = points.length == 2 || (points.length == 3 && points[1] == SELECTOR);
        return closed && isKey(points[0]) && points[points.length - 1] == KEYCAP;
    }

    private static boolean isKey(int c) {
        return (c >= '0' && c <= '9') || c == '#' || c == '*';
    }

    private static String keycap(int key) {
        return new StringBuilder()
                .appendCodePoint(key)
                .appendCodePoint(SELECTOR)
                .appendCodePoint(KEYCAP)
                .toString();
    }

    /// One element, or several with joiners between them; empty if it is anything else.
    private static String joined(int[] points) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int elements = 1; elements <= MAX_ELEMENTS; elements++) {
            int next = element(points, at, out);
            if (next == at) {
                return "";
            }
            if (next == points.length) {
                return out.toString();
            }
            if (points[next] != ZWJ || next + 1 == points.length) {
                return "";
            }
            out.appendCodePoint(ZWJ);
            at = next + 1;
        }
        return "";
    }

    /// Reads one element at `at`, writes its qualified form and gives the place after it; `at` if
    /// there is none.
    private static int element(int[] points, int at, StringBuilder out) {
        int base = points[at];
        boolean component = isKey(base) || isRegional(base) || Character.isEmojiModifier(base);
        if (!Character.isEmoji(base) || component) {
            return at;
        }
        out.appendCodePoint(base);
        int next = at + 1;
        if (next < points.length && Character.isEmojiModifier(points[next])) {
            out.appendCodePoint(points[next]);
            return Character.isEmojiModifierBase(base) ? next + 1 : at;
        }
        if (!Character.isEmojiPresentation(base)) {
            out.appendCodePoint(SELECTOR);
        }
        return next < points.length && points[next] == SELECTOR ? next + 1 : next;
    }
}

package chat.parley.model.search;

import chat.parley.model.TextRules;
import java.text.Normalizer;
import java.util.Arrays;

/// A text as finding sees it, and where each of its characters stood before.
///
/// Folding is done here and nowhere else: index, query, highlighting and checking use it alike.
/// Compatibility forms become plain ones (NFKC, so full-width and half-width are one), letters lose
/// their case, Latin, Greek and Cyrillic letters lose their accents, `ß` is `ss`, `æ` is `ae`, `œ`
/// is `oe`, and each white space is one blank. What is only there for how a text is drawn and
/// broken into lines goes: nobody can see it, and it comes along when a text is copied. Folding
/// twice changes nothing more.
///
/// Immutable; any thread.
public final class Folded {

    private static final int SOFT_HYPHEN = 0xAD;

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private Folded(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /// Folds a text and keeps where everything stood.
    public static Folded of(String raw) {
        StringBuilder folded = new StringBuilder(raw.length() + 8);
        int[] starts = new int[raw.length() + 8];
        int[] ends = new int[raw.length() + 8];
        for (int start = 0; start < raw.length(); ) {
            int end = endOfCluster(raw, start);
            int before = folded.length();
            fold(raw, start, end, folded);
            if (folded.length() > starts.length) {
                int size = Math.max(folded.length(), 2 * starts.length);
                starts = Arrays.copyOf(starts, size);
                ends = Arrays.copyOf(ends, size);
            }
            Arrays.fill(starts, before, folded.length(), start);
            Arrays.fill(ends, before, folded.length(), end);
            start = end;
        }
        return new Folded(folded.toString(), starts, ends);
    }

    /// Folds a text.
    public static String text(String raw) {
        StringBuilder folded = new StringBuilder(raw.length() + 8);
        for (int start = 0; start < raw.length(); ) {
            int end = endOfCluster(raw, start);
            fold(raw, start, end, folded);
            start = end;
        }
        return folded.toString();
    }

    /// The folded text.
    public String text() {
        return text;
    }

    /// Where the character that gave `text().charAt(index)` begins in the text before.
    public int startOf(int index) {
        return starts[index];
    }

    /// Where the character that gave `text().charAt(index)` ends in the text before, exclusive.
    public int endOf(int index) {
        return ends[index];
    }

    @Override
    public String toString() {
        return text;
    }

    /// A character and all that may melt into it when it is normalised.
    private static int endOfCluster(String raw, int start) {
        int end = start + Character.charCount(raw.codePointAt(start));
        while (end < raw.length() && joins(raw.codePointAt(end))) {
            end += Character.charCount(raw.codePointAt(end));
        }
        return end;
    }

    /// Combining marks, what is not seen at all, and the vowels and finals of Hangul in all their
    /// forms.
    private static boolean joins(int c) {
        if (c < 0x300) {
            return c == SOFT_HYPHEN;
        }
        if (isMark(c) || isUnseen(c) || isVowelOrFinal(c)) {
            return true;
        }
        boolean compatible = (c >= 0x3131 && c <= 0x318E) || (c >= 0xFF9E && c <= 0xFFDC);
        if (!compatible) {
            return false;
        }
        int plain =
                Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD).codePointAt(0);
        return isMark(plain) || isVowelOrFinal(plain);
    }

    /// Soft hyphens, joiners, marks of direction, variation selectors and their like. The tags that
    /// make some flags are not among them.
    private static boolean isUnseen(int c) {
        return c == SOFT_HYPHEN
                || c == 0x34F
                || c == 0x61C
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFEFF
                || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isVowelOrFinal(int c) {
        return c >= 0x1160 && c <= 0x11FF;
    }

    private static void fold(String raw, int start, int end, StringBuilder into) {
        char first = raw.charAt(start);
        if (first < 0x80 && end == start + 1) {
            into.append(foldAscii(first));
            return;
        }
        String parts = Normalizer.normalize(raw.subSequence(start, end), Normalizer.Form.NFKD);
        StringBuilder bare = new StringBuilder(parts.length());
        boolean sheds = false;
        for (int i = 0; i < parts.length(); ) {
            int c = parts.codePointAt(i);
            i += Character.charCount(c);
            if (isUnseen(c)) {
                continue;
            }
            boolean mark = isMark(c);
            if (!mark) {
                sheds = shedsAccents(c);
            }
            if (!(sheds && Character.getType(c) == Character.NON_SPACING_MARK)) {
                bare.appendCodePoint(c);
            }
        }
        Normalizer.normalize(bare, Normalizer.Form.NFC)
                .codePoints()
                .forEach(c -> foldCase(c, into));
    }

    private static char foldAscii(char c) {
        if (c >= 'A' && c <= 'Z') {
            return (char) (c + 32);
        }
        return TextRules.isWhiteSpace(c) ? ' ' : c;
    }

    private static boolean shedsAccents(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case LATIN, GREEK, CYRILLIC -> true;
            default -> false;
        };
    }

    private static void foldCase(int c, StringBuilder into) {
        if (TextRules.isWhiteSpace(c)) {
            into.append(' ');
            return;
        }
        // The iota below would become a letter of its own.
        int folded = isMark(c) ? c : Character.toLowerCase(Character.toUpperCase(c));
        switch (folded) {
            case 'ß' -> into.append("ss");
            case 'æ' -> into.append("ae");
            case 'œ' -> into.append("oe");
            case 'ø' -> into.append('o');
            case 'ł' -> into.append('l');
            case 'đ', 'ð' -> into.append('d');
            case 'ħ' -> into.append('h');
            case 'ŧ' -> into.append('t');
            case 'þ' -> into.append("th");
            default -> into.appendCodePoint(folded);
        }
    }
}

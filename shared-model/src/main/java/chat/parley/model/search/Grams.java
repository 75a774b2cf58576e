package chat.parley.model.search;

import java.util.LinkedHashSet;
import java.util.Set;

/// The short pieces of a folded text by which an index finds it. Any thread; no state.
///
/// A text that contains a term contains all of the term's pieces; the reverse has to be checked.
public final class Grams {

    private Grams() {}

    /// The pieces of a text: every two characters that stand together, and every single one of a
    /// CJK script.
    public static Set<String> ofText(String folded) {
        Set<String> grams = new LinkedHashSet<>();
        int[] points = folded.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (Scripts.isCjk(points[i])) {
                grams.add(Character.toString(points[i]));
            }
            if (i + 1 < points.length) {
                grams.add(new String(points, i, 2));
            }
        }
        return grams;
    }

    /// The pieces that a text with this term has, as few as say it: one CJK character, or all of
    /// its neighbours two by two.
    public static Set<String> ofTerm(String folded) {
        return folded.codePointCount(0, folded.length()) == 1 ? Set.of(folded) : pairs(folded);
    }

    /// Every three characters that stand together.
    public static Set<String> triples(String folded) {
        return runs(folded, 3);
    }

    private static Set<String> pairs(String folded) {
        return runs(folded, 2);
    }

    private static Set<String> runs(String folded, int length) {
        Set<String> grams = new LinkedHashSet<>();
        int[] points = folded.codePoints().toArray();
        for (int i = 0; i + length <= points.length; i++) {
            grams.add(new String(points, i, length));
        }
        return grams;
    }
}

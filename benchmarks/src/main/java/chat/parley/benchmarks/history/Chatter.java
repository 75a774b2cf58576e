package chat.parley.benchmarks.history;

import java.util.Random;

/// Texts as people write them, as far as an index can tell: a few words are everywhere, most are
/// rare. The same for the same number.
final class Chatter {

    /// In every fifth text.
    static final String COMMON = "meeting";

    /// In one text of 200,000.
    static final String RARE = "zeppelin";

    /// Nowhere else, so an index must find it by its two letters.
    static final String RARE_PAIR = "7q";

    /// In the last text only.
    static final String LAST = "finisterre";

    private static final String[] SYLLABLES = {
        "an", "be", "co", "da", "el", "fi", "go", "ha", "in", "jo", "ka", "le", "mo", "ne", "or",
        "pa", "re", "sa", "te", "un", "ve", "wi", "ya", "ter", "sion", "ment", "ble", "gra", "str"
    };
    private static final int VOCABULARY = 20_000;
    private static final int EVERY_COMMON = 5;
    private static final int EVERY_RARE = 200_000;
    private static final int EVERY_LINK = 1_000;

    private Chatter() {}

    /// The text of the `n`th message.
    static String text(long n, boolean last) {
        Random random = new Random(n * 0x9E3779B97F4A7C15L);
        StringBuilder text = new StringBuilder();
        for (int words = 4 + random.nextInt(14); words > 0; words--) {
            text.append(word(random)).append(' ');
        }
        if (n % EVERY_COMMON == 0) {
            text.append(COMMON).append(' ');
        }
        if (n % EVERY_RARE == EVERY_RARE / 2) {
            text.append(RARE).append(" at ").append(RARE_PAIR).append(' ');
        }
        if (n % EVERY_LINK == 0) {
            text.append("https://wiki.example.org/page-").append(n).append(' ');
        }
        return last ? text + LAST : text.toString().strip();
    }

    /// A word; the square makes small numbers frequent.
    private static String word(Random random) {
        double chance = random.nextDouble();
        Random spelling = new Random((int) (chance * chance * VOCABULARY));
        StringBuilder word = new StringBuilder();
        for (int parts = 1 + spelling.nextInt(3); parts >= 0; parts--) {
            word.append(SYLLABLES[spelling.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }
}

package chat.parley.model.search;

/// What finding has to know of scripts. No state.
final class Scripts {

    private Scripts() {}

    /// Whether one character of this kind is enough to look for.
    static boolean isCjk(int c) {
        return c >= 0x1100
                && switch (Character.UnicodeScript.of(c)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
                    default -> false;
                };
    }
}

package chat.parley.desktop.composer;

import chat.parley.desktop.fx.emoji.EmojiTable;
import chat.parley.desktop.fx.emoji.EmojiText;
import chat.parley.desktop.fx.emoji.Pictograph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands for an emoji inside a text area: one private character twice, which together are as
/// wide as a picture.
///
/// JavaFX draws no colour glyphs on Linux and Windows (<https://github.com/openjdk/jfx/pull/1047>),
/// and where a joined sequence falls back to several missing glyphs its caret stops and measured
/// ranges are wrong. A pair of characters of one width has neither problem. Any thread; no state.
final class EmojiStandIn {

    /// Characters of one stand-in.
    static final int LENGTH = 2;

    /// The first of the private use area that no common symbol font claims.
    private static final char FIRST = 0xE900;

    private static final char LAST = 0xF8FF;
    private static final Map<Pictograph, Character> CHARACTERS = new HashMap<>();

    static {
        List<Pictograph> all = EmojiTable.shared().all();
        for (int place = 0; place < Math.min(all.size(), LAST - FIRST + 1); place++) {
            CHARACTERS.put(all.get(place), (char) (FIRST + place));
        }
    }

    private EmojiStandIn() {}

    /// A text with stand-ins for its emoji.
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (EmojiText.Run run : EmojiText.runs(text)) {
            Character character =
                    run instanceof EmojiText.Run.Picture picture
                            ? CHARACTERS.get(picture.emoji())
                            : null;
            if (character == null) {
                encoded.append(run.characters());
            } else {
                encoded.append(character.charValue()).append(character.charValue());
            }
        }
        return encoded.toString();
    }

    /// The text that an encoded one stands for. A stand-in of which half is gone is gone.
    static String decode(String encoded) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < encoded.length(); at++) {
            Optional<Pictograph> emoji = at(encoded, at);
            if (emoji.isPresent()) {
                text.append(emoji.get().sequence());
                at++;
            } else if (!isStandIn(encoded.charAt(at))) {
                text.append(encoded.charAt(at));
            }
        }
        return text.toString();
    }

    /// The emoji whose stand-in begins at an index.
    static Optional<Pictograph> at(String encoded, int index) {
        char first = encoded.charAt(index);
        boolean pair =
                isStandIn(first)
                        && index + 1 < encoded.length()
                        && encoded.charAt(index + 1) == first;
        return pair ? Optional.of(EmojiTable.shared().all().get(first - FIRST)) : Optional.empty();
    }

    /// Whether an index lies between the two characters of a stand-in.
    static boolean splits(String encoded, int index) {
        if (index <= 0 || index >= encoded.length() || !isStandIn(encoded.charAt(index))) {
            return false;
        }
        int start = index;
        while (start > 0 && encoded.charAt(start - 1) == encoded.charAt(index)) {
            start--;
        }
        return (index - start) % LENGTH == 1;
    }

    private static boolean isStandIn(char character) {
        return character >= FIRST
                && character <= LAST
                && character - FIRST < EmojiTable.shared().all().size();
    }
}

package chat.parley.desktop.fx.picker;

import chat.parley.desktop.fx.emoji.EmojiTable;
import chat.parley.desktop.fx.emoji.Pictograph;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Finds emoji by English words. Any thread; no state.
final class EmojiSearch {

    private EmojiSearch() {}

    /// Every emoji of which each word of the query begins a word of its label or keywords; those
    /// whose label begins with the query first, then in the order of the table.
    static List<Pictograph> find(String query) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        List<String> words =
                Stream.of(wanted.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty()) {
            return List.of();
        }
        return EmojiTable.shared().pickable().stream()
                .filter(emoji -> words.stream().allMatch(word -> beginsAWord(emoji, word)))
                .sorted(Comparator.comparing(emoji -> !emoji.label().startsWith(wanted)))
                .toList();
    }

    private static boolean beginsAWord(Pictograph emoji, String word) {
        String text =
                (" " + emoji.label() + " " + emoji.keywords().replace('_', ' '))
                        .toLowerCase(Locale.ROOT);
        return text.contains(" " + word);
    }
}

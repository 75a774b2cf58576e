package chat.parley.server.search;

import chat.parley.model.Message;
import chat.parley.model.PersonId;
import chat.parley.model.search.Filter;
import chat.parley.model.search.Grams;
import chat.parley.model.search.Sieve;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The short words by which an index finds a message: pieces of its text (see [Grams]), and, longer
/// than any piece, who wrote it, what it carries, whom it calls. No state.
final class Keys {

    /// Everybody in the room is called.
    static final String EVERYBODY = ">everybody";

    static final String PINNED = "#pinned";

    /// Two characters outside the basic plane.
    private static final int LONGEST_PIECE = 4;

    private Keys() {}

    static Set<String> of(Message message, String folded, Set<String> called) {
        Set<String> keys = new HashSet<>(Grams.ofText(folded));
        keys.add(author(message.author()));
        keys.addAll(called);
        for (Filter.Content content : Filter.Content.values()) {
            if (Sieve.has(message, content)) {
                keys.add(content(content));
            }
        }
        if (message.pinned()) {
            keys.add(PINNED);
        }
        return keys;
    }

    static String author(PersonId person) {
        return "@" + person;
    }

    static String called(PersonId person) {
        return ">" + person;
    }

    static String content(Filter.Content content) {
        return "#" + content.name().toLowerCase(Locale.ROOT);
    }

    /// A number for a key. Two pieces of text may share one: what an index finds is checked anyway.
    /// But nothing checks what it leaves out, so no piece of text shares one with the other keys,
    /// by which messages are left out: theirs are negative.
    static int number(String key) {
        int number = 0x9747B28C;
        for (int i = 0; i < key.length(); i++) {
            number = Integer.rotateLeft((number ^ key.charAt(i)) * 0x85EBCA6B, 13) * 5 + 0x52DCE729;
        }
        int mixed = number ^ number >>> 16;
        return key.length() > LONGEST_PIECE ? mixed | Integer.MIN_VALUE : mixed & Integer.MAX_VALUE;
    }
}

package chat.parley.desktop.fx.emoji;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All emoji that can be drawn, with a longest-match look-up by sequence: families joined by ZWJ,
/// flags, keycaps and skin tones are one emoji each. Immutable after its first use, which reads it;
/// any thread.
public final class EmojiTable {

    /// Asks for text instead of a picture when it follows an emoji.
    private static final int TEXT_STYLE = 0xFE0E;

    private static final int PICTURE_STYLE = 0xFE0F;

    /// Single characters below this one (©, ™, ↔, ⌚ …) are pictures only when a variation selector
    /// says so.
    private static final int FIRST_PICTURE_BY_DEFAULT = 0x2600;

    private final Node root = new Node();
    private final List<Pictograph> all = new ArrayList<>();
    private final List<Pictograph> pickable = new ArrayList<>();

    private EmojiTable() {
        Objects.requireNonNull(EmojiTable.class.getResource("emoji.tsv"), "emoji.tsv");
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        EmojiTable.class.getResourceAsStream("emoji.tsv")),
                                StandardCharsets.UTF_8))) {
            lines.lines().forEach(this::add);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The table of this process.
    public static EmojiTable shared() {
        return Holder.TABLE;
    }

    /// What the picker offers, in its order: no skin tone variants.
    public List<Pictograph> pickable() {
        return Collections.unmodifiableList(pickable);
    }

    /// Every emoji, skin tone variants too; the place of each stays the same while the app runs.
    public List<Pictograph> all() {
        return Collections.unmodifiableList(all);
    }

    /// The emoji that is exactly this text.
    public Optional<Pictograph> find(String sequence) {
        Match match = matchAt(sequence, 0);
        return match != null && match.end() == sequence.length()
                ? Optional.of(match.emoji())
                : Optional.empty();
    }

    /// The longest emoji that begins at an index of a text, or null.
    @Nullable Match matchAt(String text, int start) {
        Node node = root;
        Match best = null;
        int index = start;
        while (index < text.length()) {
            int character = text.codePointAt(index);
            node = node.next.get(character);
            if (node == null) {
                break;
            }
            index += Character.charCount(character);
            if (node.emoji != null) {
                best = new Match(node.emoji, index);
            }
        }
        return best == null || asksForText(text, best.end()) ? null : swallowStyle(text, best);
    }

    private static boolean asksForText(String text, int end) {
        return end < text.length() && text.charAt(end) == TEXT_STYLE;
    }

    private static Match swallowStyle(String text, Match match) {
        boolean styled = match.end() < text.length() && text.charAt(match.end()) == PICTURE_STYLE;
        return styled ? new Match(match.emoji(), match.end() + 1) : match;
    }

    private void add(String line) {
        String[] columns = line.split("\t", -1);
        String sequence = characters(columns[0]);
        boolean described = columns.length > 4;
        Pictograph emoji =
                new Pictograph(
                        sequence,
                        Integer.parseInt(columns[2]),
                        Integer.parseInt(columns[3]),
                        described ? columns[4] : "",
                        described ? columns[5] : lastLabel(),
                        described ? columns[6] : "");
        all.add(emoji);
        if (described && !emoji.group().equals("Component")) {
            pickable.add(emoji);
        }
        plant(sequence, emoji);
        String bare = characters(columns[1]);
        if (!bare.isEmpty()
                && (bare.codePointCount(0, bare.length()) > 1
                        || bare.codePointAt(0) >= FIRST_PICTURE_BY_DEFAULT)) {
            plant(bare, emoji);
        }
    }

    private String lastLabel() {
        return pickable.isEmpty() ? "" : pickable.getLast().label();
    }

    private void plant(String sequence, Pictograph emoji) {
        Node node = root;
        for (int character : sequence.codePoints().toArray()) {
            node = node.next.computeIfAbsent(character, _ -> new Node());
        }
        node.emoji = emoji;
    }

    private static String characters(String hex) {
        StringBuilder characters = new StringBuilder();
        for (String each : hex.split("-", -1)) {
            if (!each.isEmpty()) {
                characters.appendCodePoint(Integer.parseInt(each, 16));
            }
        }
        return characters.toString();
    }

    /// An emoji found in a text, and the index after it.
    record Match(Pictograph emoji, int end) {}

    private static final class Node {
        final Map<Integer, Node> next = new HashMap<>(2);
        @Nullable Pictograph emoji;
    }

    private static final class Holder {
        static final EmojiTable TABLE = new EmojiTable();
    }
}

package chat.parley.desktop.fx;

import chat.parley.desktop.fx.emoji.EmojiArt;
import chat.parley.desktop.fx.emoji.EmojiTable;
import chat.parley.desktop.fx.emoji.EmojiText;
import chat.parley.desktop.fx.emoji.Pictograph;
import java.text.BreakIterator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A person or room as a rounded square with initials, and for persons a presence dot at the lower
/// right.
///
/// The colour follows from the id, so that a person has the same one on every machine. Owned by the
/// JavaFX thread.
public final class Avatar extends Region {

    /// What the dot says. `NONE` shows no dot.
    public enum Dot {
        NONE,
        ONLINE,
        AWAY,
        BUSY,
        OFFLINE
    }

    /// How many colours the stylesheet defines as `avatar-0` and so on.
    static final int COLOURS = 8;

    private static final Map<Dot, PseudoClass> DOTS = new EnumMap<>(Dot.class);

    static {
        for (Dot dot : Dot.values()) {
            DOTS.put(dot, PseudoClass.getPseudoClass(dot.name().toLowerCase(Locale.ROOT)));
        }
    }

    private final StackPane tile = new StackPane();
    private final Region dot = new Region();
    private final double size;

    /// @param size the side in pixels, 16 to 96
    public Avatar(UUID id, String name, double size) {
        this.size = size;
        String letters = initials(name, size < 24 ? 1 : 2);
        tile.getStyleClass().addAll("tile", "avatar-" + colour(id));
        tile.setStyle("-fx-background-radius: " + Math.round(size / 3.2) + "px;");
        tile.getChildren()
                .add(
                        EmojiTable.shared()
                                .find(letters)
                                .<Node>map(this::picture)
                                .orElseGet(() -> label(letters)));
        dot.getStyleClass().add("dot");
        dot.setVisible(false);
        getStyleClass().add("avatar");
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        getChildren().addAll(tile, dot);
    }

    private Node picture(Pictograph emoji) {
        return EmojiArt.view(emoji, Math.rint(size * 0.55));
    }

    private Label label(String letters) {
        Label initials = new Label(letters);
        initials.getStyleClass().add("initials");
        initials.setStyle("-fx-font-size: " + Math.max(9, Math.round(size * 0.36)) + "px;");
        initials.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return initials;
    }

    /// Shows or hides the dot.
    public void show(Dot shown) {
        dot.setVisible(shown != Dot.NONE);
        DOTS.forEach((each, state) -> dot.pseudoClassStateChanged(state, each == shown));
    }

    @Override
    protected void layoutChildren() {
        tile.resizeRelocate(0, 0, size, size);
        double side = size < 24 ? 10 : 12;
        dot.resizeRelocate(size - side + 3, size - side + 3, side, side);
    }

    /// The colour of an id, 0 to `COLOURS - 1`.
    static int colour(UUID id) {
        long mixed = id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
        mixed ^= mixed >>> 32;
        mixed ^= mixed >>> 16;
        return (int) Math.floorMod(mixed, (long) COLOURS);
    }

    /// The first letters of the first and the last word, in capitals; of a single word its first
    /// one or two. Emoji only count where there is nothing else.
    static String initials(String name, int most) {
        List<String> words = words(EmojiText.without(name));
        if (words.isEmpty()) {
            return words(name).stream().findFirst().map(Avatar::firstLetter).orElse("");
        }
        String last = most == 1 || words.size() == 1 ? "" : firstLetter(words.getLast());
        return (firstLetter(words.getFirst()) + last).toUpperCase(Locale.ROOT);
    }

    private static List<String> words(String name) {
        return Pattern.compile("[\\s._-]+")
                .splitAsStream(name)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String firstLetter(String word) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(word);
        int end = letters.next();
        return end == BreakIterator.DONE ? "" : word.substring(0, end);
    }
}

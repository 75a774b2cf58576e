package chat.parley.desktop.fx.emoji;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// Text whose emoji are drawn as images, because JavaFX draws no colour emoji on Linux and Windows.
///
/// Cuts a string into runs of characters and emoji, and makes the nodes for a text flow. Owned by
/// the JavaFX thread; [#runs] may be called anywhere.
public final class EmojiText {

    /// A piece of a text: either characters or one emoji.
    public sealed interface Run {

        /// The characters of this piece as they stand in the text.
        String characters();

        /// Plain characters.
        record Plain(String characters) implements Run {}

        /// One emoji.
        record Picture(String characters, Pictograph emoji) implements Run {}
    }

    private EmojiText() {}

    /// The pieces of a text in order; together they are the text.
    public static List<Run> runs(String text) {
        EmojiTable table = EmojiTable.shared();
        List<Run> runs = new ArrayList<>();
        int plainFrom = 0;
        int index = 0;
        while (index < text.length()) {
            EmojiTable.Match match = table.matchAt(text, index);
            if (match == null) {
                index += Character.charCount(text.codePointAt(index));
                continue;
            }
            if (index > plainFrom) {
                runs.add(new Run.Plain(text.substring(plainFrom, index)));
            }
            runs.add(new Run.Picture(text.substring(index, match.end()), match.emoji()));
            index = match.end();
            plainFrom = index;
        }
        if (plainFrom < text.length()) {
            runs.add(new Run.Plain(text.substring(plainFrom)));
        }
        return runs;
    }

    /// Whether a text is nothing but one to three emoji and white space, which is drawn large.
    public static boolean isOnlyEmoji(String text) {
        int pictures = 0;
        for (Run run : runs(text)) {
            if (run instanceof Run.Picture) {
                pictures++;
            } else if (!run.characters().isBlank()) {
                return false;
            }
        }
        return pictures >= 1 && pictures <= 3;
    }

    /// The nodes of a text for a text flow, characters with style class `emoji-text`.
    ///
    /// @param emojiSize the side of an emoji in pixels
    public static List<Node> nodes(String text, double emojiSize) {
        List<Node> nodes = new ArrayList<>();
        for (Run run : runs(text)) {
            switch (run) {
                case Run.Plain plain ->
                        stretches(plain.characters()).forEach(each -> nodes.add(plain(each)));
                case Run.Picture picture -> nodes.add(inline(picture.emoji(), emojiSize));
            }
        }
        return nodes;
    }

    /// A text without its emoji, for places that can't draw them, such as prompts and tooltips.
    public static String without(String text) {
        StringBuilder plain = new StringBuilder();
        for (Run run : runs(text)) {
            if (run instanceof Run.Plain) {
                plain.append(run.characters());
            }
        }
        return plain.toString().replaceAll("\\s+", " ").strip();
    }

    /// Whether the first letter with a direction is one that is written to the left.
    public static boolean isRightToLeft(String text) {
        return text.codePoints()
                .map(Character::getDirectionality)
                .filter(each -> each == Character.DIRECTIONALITY_LEFT_TO_RIGHT || toTheLeft(each))
                .mapToObj(EmojiText::toTheLeft)
                .findFirst()
                .orElse(false);
    }

    private static boolean toTheLeft(int directionality) {
        return directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /// Cuts letters that are written to the left from what is between them, if there are any.
    ///
    /// JavaFX on Linux draws a run to the left that needs two fonts in the wrong order: it joins
    /// the pieces that Pango gives it as if they came from left to right. Nodes of one font each
    /// are put in order by JavaFX itself.
    static List<String> stretches(String text) {
        if (text.codePoints().map(Character::getDirectionality).noneMatch(EmojiText::toTheLeft)) {
            return List.of(text);
        }
        List<String> stretches = new ArrayList<>();
        int from = 0;
        for (int at = 1; at < text.length(); at++) {
            if (joins(text.charAt(at - 1)) != joins(text.charAt(at))) {
                stretches.add(text.substring(from, at));
                from = at;
            }
        }
        stretches.add(text.substring(from));
        return stretches;
    }

    /// Whether a character is a letter or belongs to the one before it.
    private static boolean joins(char character) {
        int type = Character.getType(character);
        return Character.isLetter(character)
                || Character.isSurrogate(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.FORMAT;
    }

    /// An emoji that stands in a line of text without making the line higher.
    public static Region inline(Pictograph emoji, double size) {
        return new Inline(EmojiArt.view(emoji, size), size);
    }

    private static Text plain(String characters) {
        Text text = new Text(characters);
        text.getStyleClass().add("emoji-text");
        return text;
    }

    /// Sits a fifth below the base line, as the descenders of the letters beside it do.
    private static final class Inline extends Region {

        private final double size;

        Inline(ImageView view, double size) {
            this.size = size;
            setAccessibleRole(AccessibleRole.IMAGE_VIEW);
            setAccessibleText(view.getAccessibleText());
            getChildren().add(view);
            setMinSize(size + 2, size);
            setPrefSize(size + 2, size);
            setMaxSize(size + 2, size);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected void layoutChildren() {
            getChildren().getFirst().relocate(1, 0);
        }

        @Override
        public double getBaselineOffset() {
            return Math.round(size * 0.78);
        }
    }
}

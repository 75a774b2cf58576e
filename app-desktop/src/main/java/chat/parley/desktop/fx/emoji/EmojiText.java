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
            nodes.add(
                    switch (run) {
                        case Run.Plain plain -> plain(plain.characters());
                        case Run.Picture picture -> inline(picture.emoji(), emojiSize);
                    });
        }
        return nodes;
    }

    /// An emoji that stands in a line of text without making the line higher.
    public static Node inline(Pictograph emoji, double size) {
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

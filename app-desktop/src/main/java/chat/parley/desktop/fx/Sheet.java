package chat.parley.desktop.fx;

import chat.parley.desktop.fx.emoji.EmojiParagraph;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A dialog inside the window: a title, content, and a row of buttons. Belongs to the FX thread.
///
/// The sheet only looks and remembers how it wants to be closed; the shell shows it over everything
/// else, keeps the focus inside, and calls [#dismiss] for Esc and for a click beside it.
public final class Sheet extends VBox {
    private static final double USUAL_WIDTH = 460;
    private static final double TITLE_EMOJI = 18;
    private static final double TEXT_EMOJI = 16;

    private final HBox buttons = new HBox();
    private Runnable onDismiss = () -> {};
    private @Nullable Node firstFocus;

    /// An empty sheet.
    ///
    /// @param title what the sheet is about; also its name for screen readers
    /// @param closeName the name of the closing cross
    public Sheet(String title, String closeName) {
        getStyleClass().add("dialog-sheet");
        setMaxWidth(USUAL_WIDTH);
        setMaxHeight(USE_PREF_SIZE);
        setAccessibleText(title);
        EmojiParagraph heading = new EmojiParagraph(title, TITLE_EMOJI);
        heading.getStyleClass().add("sheet-title");
        HBox.setHgrow(heading, Priority.ALWAYS);
        Button close = Icons.button(Feather.X, closeName);
        close.setOnAction(e -> dismiss());
        HBox head = new HBox(heading, close);
        head.getStyleClass().add("sheet-head");
        head.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("sheet-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().add(head);
    }

    /// Puts a part below the others.
    public Sheet with(Node part) {
        getChildren().remove(buttons);
        getChildren().add(part);
        if (!buttons.getChildren().isEmpty()) {
            getChildren().add(buttons);
        }
        return this;
    }

    /// Puts a wrapped text below the others.
    public Sheet text(String words) {
        EmojiParagraph paragraph = new EmojiParagraph(words, TEXT_EMOJI);
        paragraph.getStyleClass().add("sheet-text");
        return with(paragraph);
    }

    /// Adds buttons to the row at the end, the main one last.
    public Sheet buttons(Button... more) {
        buttons.getChildren().addAll(more);
        getChildren().remove(buttons);
        getChildren().add(buttons);
        return this;
    }

    /// Where the keyboard begins; without it, at the first control.
    public Sheet firstFocus(Node node) {
        firstFocus = node;
        return this;
    }

    /// Where the keyboard begins, if the sheet says so.
    public Optional<Node> firstFocus() {
        return Optional.ofNullable(firstFocus);
    }

    /// What closing without an answer means.
    public Sheet onDismiss(Runnable action) {
        onDismiss = action;
        return this;
    }

    /// Closes without an answer.
    public void dismiss() {
        onDismiss.run();
    }
}

package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.Texts;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.kordamp.ikonli.feather.Feather;

/// How far an own message is: a clock while it waits, one tick when the server has it, two when it
/// was read.
final class StateMark extends StackPane {

    /// Two ticks, one behind the other, with the strokes of the icon set's single one.
    private static final String TWO_TICKS = "M11 4.5L4.8 11.2L2 8.3M14.5 4.5L8.3 11.2L7.4 10.2";

    StateMark(ConversationItem.Mark mark, Texts texts) {
        getStyleClass().add("state-mark");
        String words = texts.text("mark." + mark);
        setAccessibleText(words);
        Tooltip.install(this, new Tooltip(words));
        switch (mark) {
            case QUEUED, SENDING -> getChildren().add(Icons.of(Feather.CLOCK, 12));
            case READ -> getChildren().add(ticks());
            default -> getChildren().add(Icons.of(Feather.CHECK, 14));
        }
    }

    private static SVGPath ticks() {
        SVGPath path = new SVGPath();
        path.setContent(TWO_TICKS);
        path.getStyleClass().add("two-ticks");
        return path;
    }
}

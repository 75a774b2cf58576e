package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Buttons;
import chat.parley.desktop.fx.Mark;
import chat.parley.desktop.fx.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What the window shows while the app's own folder cannot be used: why, and a way to try again.
/// Belongs to the FX thread.
final class BrokenHome extends VBox {
    private static final Texts TEXTS = Texts.beside(BrokenHome.class);
    private static final double MARK_SIZE = 56;
    private static final double TEXT_WIDTH = 420;

    BrokenHome(String why, Runnable again) {
        getStyleClass().add("nothing-open");
        setAlignment(Pos.CENTER);
        Label title = new Label(TEXTS.text("broken.title"));
        title.getStyleClass().add("heading");
        title.setWrapText(true);
        Label text = new Label(TEXTS.text("broken.text", why));
        text.getStyleClass().add("empty-note");
        text.setWrapText(true);
        text.setMaxWidth(TEXT_WIDTH);
        Button retry = Buttons.primary(TEXTS.text("broken.again"), again);
        getChildren().addAll(new Mark(MARK_SIZE), title, text, retry);
    }
}

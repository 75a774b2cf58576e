package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.Texts;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The whole address under which others join the server hosted here; a click copies it. Belongs to
/// the FX thread.
final class HostStrip extends StackPane {
    private static final Texts TEXTS = Texts.beside(HostStrip.class);
    private static final Duration THANKS = Duration.seconds(2);

    private final String address;
    private final Label note = new Label(TEXTS.text("hosting.at"));
    private final PauseTransition thanks = new PauseTransition(THANKS);

    HostStrip(String address) {
        this.address = address;
        getStyleClass().add("host-strip-frame");
        note.getStyleClass().add("note");
        note.setMinWidth(Region.USE_PREF_SIZE);
        Label shown = new Label(address);
        shown.getStyleClass().add("host-address");
        shown.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(shown, Priority.ALWAYS);
        HBox inside = new HBox(note, shown, Icons.of(Feather.COPY, 14));
        inside.getStyleClass().add("host-strip-inside");
        Button copy = new Button(null, inside);
        copy.setId("copy-address");
        copy.getStyleClass().add("host-strip");
        copy.setMaxWidth(Double.MAX_VALUE);
        copy.setAccessibleText(TEXTS.text("hosting.copy", address));
        copy.setTooltip(new Tooltip(TEXTS.text("hosting.copy", address)));
        copy.setOnAction(e -> copy());
        inside.prefWidthProperty().bind(copy.widthProperty().subtract(16));
        thanks.setOnFinished(e -> note.setText(TEXTS.text("hosting.at")));
        getChildren().add(copy);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(address);
        Clipboard.getSystemClipboard().setContent(content);
        note.setText(TEXTS.text("hosting.copied"));
        thanks.playFromStart();
    }
}

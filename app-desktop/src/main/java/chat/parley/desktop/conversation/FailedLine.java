package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// Under a message that was refused: what happened, what is safe, and what can be done.
final class FailedLine extends FlowPane {

    FailedLine(ConversationItem.Said said, RowActions actions) {
        super(12, 4);
        getStyleClass().add("failed-line");
        ConversationModel model = actions.model();
        Texts texts = model.texts();
        Label why = new Label(model.wording().refusal(said));
        why.setWrapText(true);
        why.setMinWidth(0);
        why.getStyleClass().add("danger-text");
        HBox what = new HBox(6, Icons.of(Feather.ALERT_CIRCLE, 14), why);
        what.setAlignment(Pos.CENTER_LEFT);
        what.maxWidthProperty().bind(widthProperty());
        getChildren()
                .addAll(
                        what,
                        button(texts.text("retry"), () -> model.outbox().retry(said.operation())),
                        button(texts.text("copy"), () -> HoverBar.copy(said.text())),
                        button(
                                texts.text("sendAsNew"),
                                () -> model.outbox().sendAsNew(said.operation())),
                        button(
                                texts.text("discard"),
                                () -> model.outbox().discard(said.operation())));
    }

    private static Button button(String words, Runnable action) {
        Button button = new Button(words);
        button.getStyleClass().add("link-button");
        button.setOnAction(_ -> action.run());
        return button;
    }
}

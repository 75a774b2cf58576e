package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.emoji.EmojiArt;
import chat.parley.desktop.fx.emoji.Pictograph;
import chat.parley.desktop.fx.picker.EmojiPicker;
import chat.parley.desktop.fx.picker.RecentEmoji;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The small bar over the upper edge of the row at hand: three emoji, the picker, copy. One for the
/// whole list, so that it moves nothing and outlives the row's changes. Owned by the JavaFX thread.
final class HoverBar extends HBox {

    private static final int QUICK = 3;

    private final ConversationModel model;
    private final RecentEmoji recent;
    private final Button react;
    private ConversationItem.@Nullable Said said;

    HoverBar(ConversationModel model, RecentEmoji recent) {
        this.model = model;
        this.recent = recent;
        getStyleClass().add("hover-bar");
        setManaged(false);
        setVisible(false);
        recent.list().stream().limit(QUICK).map(this::quick).forEach(getChildren()::add);
        react = Icons.button(Feather.SMILE, model.texts().text("react"));
        react.setOnAction(_ -> pick());
        Button copy = Icons.button(Feather.COPY, model.texts().text("copyText"));
        copy.setOnAction(_ -> with(each -> copy(each.text())));
        getChildren().addAll(react, copy);
    }

    /// Belongs to this message from now on; hidden for one that can't be reacted to.
    void serve(ConversationItem.Said served) {
        said = served;
        setVisible(served.id() != null && !served.deleted());
    }

    /// Opens the picker for the message at hand.
    void pick() {
        with(each -> EmojiPicker.show(react, recent, emoji -> model.react(each, emoji.sequence())));
    }

    /// Puts characters on the clipboard.
    static void copy(String characters) {
        ClipboardContent content = new ClipboardContent();
        content.putString(characters);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private Button quick(Pictograph emoji) {
        Button button = new Button(null, EmojiArt.view(emoji, 18));
        String name = model.texts().text("react.with", emoji.label());
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(_ -> with(each -> model.react(each, emoji.sequence())));
        return button;
    }

    private void with(Consumer<ConversationItem.Said> action) {
        if (said != null) {
            action.accept(said);
        }
    }
}

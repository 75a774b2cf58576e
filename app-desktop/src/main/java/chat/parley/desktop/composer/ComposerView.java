package chat.parley.desktop.composer;

import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.Shortcut;
import chat.parley.desktop.fx.picker.EmojiPicker;
import chat.parley.desktop.fx.picker.RecentEmoji;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The rounded field under a conversation: Enter sends, Shift+Enter breaks the line, Esc leaves to
/// the list. Owned by the JavaFX thread; whoever puts it away calls [#close].
public final class ComposerView extends VBox {

    private static final PseudoClass TOO_LONG = PseudoClass.getPseudoClass("too-long");
    private static final PseudoClass WRITING = PseudoClass.getPseudoClass("writing");

    private final ComposerModel model;
    private final RecentEmoji recent;
    private final Runnable leave;
    private final GrowingField field = new GrowingField();
    private final Label counter = new Label();
    private final Label closed = new Label();
    private final HBox box = new HBox(4);
    private final EmojiOverlay overlay = new EmojiOverlay(field);
    private Subscription following = Subscription.EMPTY;

    /// @param leave puts the keyboard on the messages
    public ComposerView(ComposerModel model, RecentEmoji recent, Runnable leave) {
        this.model = model;
        this.recent = recent;
        this.leave = leave;
        getStyleClass().add("composer");
        setMinWidth(0);
        build();
        open();
    }

    /// Lets go of the model; its text stays a draft.
    public void close() {
        following.unsubscribe();
        overlay.close();
        field.writtenProperty().unbindBidirectional(model.textProperty());
        model.close();
    }

    /// Puts the keyboard into the field, at its end.
    public void focusField() {
        field.requestFocus();
        field.end();
    }

    /// Writes characters where the caret stands and takes the keyboard: typing that began elsewhere
    /// goes on here.
    public void write(String characters) {
        if (field.isDisabled()) {
            return;
        }
        field.requestFocus();
        field.replaceSelection(characters);
    }

    private void build() {
        Button emoji = Icons.button(Feather.SMILE, model.texts().text("emoji"));
        emoji.setOnAction(_ -> EmojiPicker.show(emoji, recent, chosen -> write(chosen.sequence())));
        Button send = new Button(null, Icons.of(Feather.SEND, 16));
        send.getStyleClass().addAll("primary-button", "send-button");
        send.setAccessibleText(model.texts().text("send"));
        send.disableProperty().bind(model.blankProperty());
        send.setOnAction(_ -> send());
        field.setAccessibleText(model.promptProperty().get());
        field.promptTextProperty().bind(model.promptProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        StackPane written = new StackPane(field, overlay);
        written.setMinWidth(0);
        HBox.setHgrow(written, Priority.ALWAYS);
        box.getStyleClass().add("composer-box");
        box.setAlignment(Pos.BOTTOM_LEFT);
        box.getChildren().addAll(written, emoji, send);
        counter.getStyleClass().add("composer-counter");
        counter.setWrapText(true);
        closed.getStyleClass().add("composer-closed");
        closed.setWrapText(true);
        closed.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(box, closed, counter);
    }

    private void open() {
        field.writtenProperty().bindBidirectional(model.textProperty());
        field.positionCaret(field.getLength());
        following =
                Subscription.combine(
                        model.leftProperty().subscribe(_ -> showCounter()),
                        model.closedProperty().subscribe(this::showClosed),
                        field.focusedProperty().subscribe(this::focused));
    }

    private void key(KeyEvent event) {
        Shortcut.pressed(Shortcut.Group.COMPOSER, event)
                .ifPresent(shortcut -> {
                    event.consume();
                    act(shortcut);
                });
    }

    private void act(Shortcut shortcut) {
        switch (shortcut) {
            case NEW_LINE -> field.replaceSelection("\n");
            case SEND -> {
                if (!field.isComposing()) {
                    send();
                }
            }
            case LEAVE_COMPOSER -> leave.run();
            default -> throw new IllegalStateException("no key of the composer: " + shortcut);
        }
    }

    private void send() {
        model.send();
        field.requestFocus();
    }

    private void focused(boolean here) {
        box.pseudoClassStateChanged(WRITING, here);
        if (!here) {
            model.left();
        }
    }

    private void showCounter() {
        String words = model.counter();
        counter.setText(words);
        counter.setVisible(!words.isEmpty());
        counter.setManaged(!words.isEmpty());
        boolean over = model.leftProperty().get() < 0;
        counter.pseudoClassStateChanged(TOO_LONG, over);
        box.pseudoClassStateChanged(TOO_LONG, over);
    }

    private void showClosed(String why) {
        boolean open = why.isEmpty();
        closed.setText(why);
        closed.setVisible(!open);
        closed.setManaged(!open);
        box.setVisible(open);
        box.setManaged(open);
        field.setDisable(!open);
    }
}

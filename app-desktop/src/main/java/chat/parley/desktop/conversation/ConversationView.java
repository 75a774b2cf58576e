package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.picker.RecentEmoji;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A room's messages, what floats over them, and the typing line. Owned by the JavaFX thread.
///
/// Whoever puts it away calls [#close]; afterwards nothing of the session refers to it.
public final class ConversationView extends VBox {

    private static final Duration LOOK_EVERY = Duration.millis(250);
    private static final Duration SKELETON_AFTER = Duration.millis(300);

    private final ConversationModel model;
    private final TimelineList list;
    private final HoverBar bar;
    private final TypingLine typing;
    private final StackPane stack = new StackPane();
    private final Button newest = new Button();
    private final PauseTransition look = new PauseTransition(LOOK_EVERY);
    private final PauseTransition skeletonSoon = new PauseTransition(SKELETON_AFTER);
    private final Skeleton skeleton = Skeleton.page();
    private final RowKeys keys;
    private final Attention attention;
    private @Nullable Object at;
    private @Nullable Notice notice;
    private Subscription following = Subscription.EMPTY;

    /// @param follow opens a link in the person's browser
    /// @param write takes a character typed while the list has the focus, and moves the focus to
    ///   the composer
    public ConversationView(
            ConversationModel model,
            RecentEmoji recent,
            Consumer<String> follow,
            Consumer<String> write) {
        this.model = model;
        list = new TimelineList(model, new RowActions(model, this::activate, follow));
        bar = new HoverBar(model, recent);
        typing = new TypingLine(model);
        keys = new RowKeys(model, list, bar, write);
        attention = new Attention(InstantSource.system());
        getStyleClass().add("conversation");
        setMinWidth(0);
        build();
        open();
    }

    /// Lets go of the model. The view is of no use afterwards.
    public void close() {
        following.unsubscribe();
        attention.watch(null);
        look.stop();
        skeletonSoon.stop();
        typing.close();
        list.close();
    }

    /// Puts the keyboard on the newest message in sight.
    public void focusMessages() {
        List<MessageRow> rows = list.sight().rows();
        if (!rows.isEmpty()) {
            rows.getLast().requestFocus();
        }
    }

    private void build() {
        newest.getStyleClass().add("newest-button");
        newest.setGraphic(Icons.of(Feather.ARROW_DOWN, 14));
        newest.setOnAction(_ -> model.toNewest());
        StackPane.setAlignment(newest, Pos.BOTTOM_CENTER);
        skeleton.setVisible(false);
        stack.getStyleClass().add("conversation-stack");
        stack.setMinSize(0, 0);
        stack.setAccessibleRole(AccessibleRole.LIST_VIEW);
        stack.setAccessibleText(model.texts().text("list", model.title()));
        stack.getChildren().addAll(list, skeleton, newest, bar);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(stack.widthProperty());
        clip.heightProperty().bind(stack.heightProperty());
        stack.setClip(clip);
        stack.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leave());
        stack.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
        stack.addEventHandler(KeyEvent.KEY_TYPED, keys::typed);
        stack.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(stack, typing);
    }

    private void open() {
        skeletonSoon.setOnFinished(
                _ -> skeleton.setVisible(model.screenProperty().get() == Screen.LOADING));
        look.setOnFinished(_ -> {
            model.look(list.sight().lastMessage(), attention.isHere());
            look.playFromStart();
        });
        list.open();
        typing.open();
        following =
                Subscription.combine(
                        model.screenProperty().subscribe(this::show),
                        model.itemsProperty().subscribe((_, _) -> followRow()),
                        model.unreadProperty().subscribe(this::showNewest),
                        model.moreBelowProperty().subscribe(this::showNewest),
                        list.atEndProperty().subscribe(this::showNewest),
                        sceneProperty().subscribe(attention::watch),
                        sceneProperty().subscribe(scene -> run(look, scene != null)));
        showNewest();
    }

    private static void run(Animation animation, boolean on) {
        if (on) {
            animation.playFromStart();
        } else {
            animation.stop();
        }
    }

    private void show(Screen screen) {
        list.setVisible(screen == Screen.READY);
        skeleton.setVisible(false);
        run(skeletonSoon, screen == Screen.LOADING);
        stack.getChildren().remove(notice);
        notice =
                switch (screen) {
                    case LOADING, READY -> null;
                    case EMPTY -> notice("empty");
                    case UNREACHABLE ->
                            Notice.inTheMiddle(
                                    Notice.sign(Feather.CLOUD_OFF),
                                    model.texts().text("unreachable"),
                                    model.texts().text("unreachable.note"));
                };
        if (notice != null) {
            stack.getChildren().add(1, notice);
        }
    }

    private Notice notice(String key) {
        boolean conversation = model.isConversation();
        return Notice.inTheMiddle(
                Notice.sign(model.room()),
                model.texts().text(key + (conversation ? ".direct" : ".room"), model.title()),
                model.texts().text(key + (conversation ? ".note.direct" : ".note")));
    }

    private void showNewest() {
        boolean away = !list.atEndProperty().get() || model.moreBelowProperty().get();
        int unread = model.unreadProperty().get();
        newest.setVisible(away);
        newest.setText(unread == 0 ? "" : model.texts().count("new", unread));
        newest.setAccessibleText(model.texts().text("newest"));
    }

    /// The bar comes to a row.
    private void activate(MessageRow row) {
        leave();
        at = row.said().key();
        row.active(true);
        bar.serve(row.said());
        place(row);
    }

    private void leave() {
        if (at != null) {
            list.sight().row(at).ifPresent(row -> row.active(false));
        }
        at = null;
        bar.setVisible(false);
    }

    /// After a change the bar stays with its message, or goes with it.
    private void followRow() {
        if (at != null) {
            list.sight().row(at).ifPresentOrElse(this::activate, this::leave);
        }
    }

    private void place(MessageRow row) {
        Bounds bounds = stack.sceneToLocal(row.localToScene(row.getLayoutBounds()));
        double width = bar.prefWidth(-1);
        double height = bar.prefHeight(-1);
        double marks = row.said().mark() == ConversationItem.Mark.NONE ? 0 : 28;
        double right = Math.min(bounds.getMaxX(), stack.getWidth()) - 20 - marks;
        bar.resizeRelocate(
                Math.max(4, right - width),
                Math.max(4, bounds.getMinY() - height / 2),
                width,
                height);
    }

    private void menu(ContextMenuEvent event) {
        if (at == null) {
            return;
        }
        list.sight()
                .row(at)
                .ifPresent(row -> {
                    ContextMenu menu = new ContextMenu();
                    if (!row.selected().isEmpty()) {
                        menu.getItems()
                                .add(item("copySelection", () -> HoverBar.copy(row.selected())));
                    }
                    menu.getItems().add(item("copyText", () -> HoverBar.copy(row.said().text())));
                    if (row.said().id() != null) {
                        menu.getItems().add(item("react", bar::pick));
                    }
                    menu.show(row, event.getScreenX(), event.getScreenY());
                });
        event.consume();
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(model.texts().text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}

package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.emoji.EmojiLabel;
import javafx.animation.Animation;
import javafx.animation.FadeTransition;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.Subscription;

/// The line between list and composer: who is typing, or that there is no connection. Always as
/// high, so that nothing moves when it fills. Owned by the JavaFX thread.
final class TypingLine extends HBox {

    private static final Duration BREATH = Duration.millis(600);

    private final ConversationModel model;
    private final HBox dots = new HBox(3);
    private final EmojiLabel words = new EmojiLabel("", 14);
    private final FadeTransition breathing = new FadeTransition(BREATH, dots);
    private Subscription following = Subscription.EMPTY;

    TypingLine(ConversationModel model) {
        super(6);
        this.model = model;
        getStyleClass().add("typing-line");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        for (int dot = 0; dot < 3; dot++) {
            Region each = new Region();
            each.getStyleClass().add("typing-dot");
            dots.getChildren().add(each);
        }
        dots.setAlignment(Pos.CENTER);
        breathing.setFromValue(1);
        breathing.setToValue(0.35);
        breathing.setAutoReverse(true);
        breathing.setCycleCount(Animation.INDEFINITE);
        getChildren().addAll(dots, words);
    }

    void open() {
        following =
                Subscription.combine(
                        model.typingProperty().subscribe(this::show),
                        model.offlineProperty().subscribe(this::show));
        show();
    }

    void close() {
        following.unsubscribe();
        breathing.stop();
    }

    private void show() {
        String typing = model.typingProperty().get();
        boolean somebody = !typing.isEmpty();
        dots.setVisible(somebody);
        dots.setManaged(somebody);
        words.textProperty()
                .set(model.offlineProperty().get() ? model.texts().text("offline") : typing);
        boolean moves =
                somebody && getScene() != null && !getScene().getPreferences().isReducedMotion();
        if (moves) {
            breathing.play();
        } else {
            breathing.stop();
            dots.setOpacity(1);
        }
    }
}

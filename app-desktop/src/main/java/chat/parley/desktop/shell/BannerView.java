package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Buttons;
import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.emoji.EmojiParagraph;
import chat.parley.desktop.link.ConnectionState;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// Shows the [Banner] over the window and counts the seconds to the next try. Belongs to the FX
/// thread.
final class BannerView extends HBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final ObservableValue<ConnectionState> state;
    private final Clock clock;
    private final String server;
    private final Consumer<Banner.Action> onAction;
    private final EmojiParagraph words = new EmojiParagraph("", 16);
    private final Button button = Buttons.quiet("", this::act);
    private final Timeline tick = new Timeline(new KeyFrame(Duration.seconds(1), e -> this.show()));
    private Optional<Banner> shown = Optional.empty();

    BannerView(
            ObservableValue<ConnectionState> state,
            Clock clock,
            String server,
            Consumer<Banner.Action> onAction) {
        this.state = state;
        this.clock = clock;
        this.server = server;
        this.onAction = onAction;
        setId("banner");
        getStyleClass().add("banner");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        HBox.setHgrow(words, Priority.ALWAYS);
        button.getStyleClass().add("small");
        button.managedProperty().bind(button.visibleProperty());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(Icons.of(Feather.WIFI_OFF, 16), words, button);
        tick.setCycleCount(Animation.INDEFINITE);
        state.subscribe(now -> show());
        sceneProperty().subscribe(scene -> show());
    }

    private void show() {
        shown = Banner.of(state.getValue(), clock.instant(), server);
        setVisible(shown.isPresent());
        boolean counting =
                getScene() != null && state.getValue() instanceof ConnectionState.Waiting;
        if (counting) {
            tick.play();
        } else {
            tick.stop();
        }
        shown.ifPresent(banner -> {
            words.textProperty().set(banner.words());
            setAccessibleText(banner.words());
            button.setText(banner.button());
            button.setVisible(banner.action() != Banner.Action.NONE);
            pseudoClassStateChanged(DANGER, banner.tone() == Banner.Tone.DANGER);
        });
    }

    private void act() {
        shown.ifPresent(banner -> onAction.accept(banner.action()));
    }
}

package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.desktop.fx.FxStage;
import chat.parley.desktop.fx.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// One person at one real window, with a mouse, a keyboard and eyes. Used from the test's thread.
///
/// Everything seen is awaited: a thing that does not come into sight in time fails the test.
final class Somebody implements AutoCloseable {
    private final FxRobot robot = new FxRobot();
    private final Path home;
    private final double top;
    private final double height;
    private @Nullable Stage stage;
    private @Nullable ParleyWindow window;

    /// @param top where the window stands on the screen
    Somebody(Path home, double top, double height) {
        this.home = home;
        this.top = top;
        this.height = height;
    }

    /// Starts Parley with this person's home.
    void opensParley() {
        FxStage.run(() -> {
            Stage shown = new Stage();
            stage = shown;
            Theme theme = new Theme();
            window =
                    ParleyWindow.open(
                            shown, DesktopOptions.usual().withHome(home), theme, link -> {});
            shown.setX(0);
            shown.setY(top);
            shown.setWidth(1000);
            shown.setHeight(height);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Ends Parley; what was not sent stays in the home.
    @Override
    public void close() {
        if (window != null) {
            FxStage.run(window::close);
            window = null;
        }
    }

    /// Goes from the welcome screen to an account of one's own.
    void joins(String address, String name) {
        types("#address", address);
        clicks("#join");
        types("#displayName", name);
        clicks("#go");
        sees("#rooms");
    }

    /// Reads what stands over the window.
    void readsTitle(String title) {
        Stage shown = Objects.requireNonNull(stage);
        await().untilAsserted(() -> assertThat(FxStage.call(shown::getTitle)).isEqualTo(title));
    }

    void clicks(String query) {
        click(sees(query));
    }

    void clicksText(String text) {
        click(seesNode(text, each -> text.equals(textOf(each))));
    }

    private void click(Node node) {
        front();
        FxStage.run(() -> scrollTo(node));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(node);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Scrolls what is around a node until it is in sight.
    private static void scrollTo(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane scroll && scroll.getContent() != null) {
                Node content = scroll.getContent();
                double middle =
                        content.sceneToLocal(node.localToScene(node.getBoundsInLocal()))
                                .getCenterY();
                double shown = scroll.getViewportBounds().getHeight();
                double hidden = content.getBoundsInLocal().getHeight() - shown;
                scroll.setVvalue(hidden <= 0 ? 0 : Math.clamp((middle - shown / 2) / hidden, 0, 1));
                scroll.layout();
            }
        }
    }

    /// Puts the keyboard into a field and types; what stood there goes.
    void types(String query, String text) {
        clicks(query);
        clear(query);
        robot.write(text);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void clear(String query) {
        TextField field = (TextField) sees(query);
        FxStage.run(field::clear);
    }

    /// Presses a key where this window's keyboard is; the headless screen gives keys to one window
    /// only.
    void presses(KeyCode code) {
        FxStage.run(() -> {
            Scene scene = theStage().getScene();
            Node focused = scene.getFocusOwner();
            EventTarget target = focused == null ? scene : focused;
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                Event.fireEvent(
                        target, new KeyEvent(type, "", "", code, false, false, false, false));
            }
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Writes into the open conversation without sending.
    void writes(String text) {
        clicks(".growing-field");
        robot.write(text);
        WaitForAsyncUtils.waitForFxEvents();
    }

    void sends(String text) {
        writes(text);
        presses(KeyCode.ENTER);
    }

    Node sees(String query) {
        return seesNode(query, matching(query));
    }

    void seesText(String text) {
        seesNode(text, each -> textOf(each).contains(text));
    }

    void doesNotSee(String query) {
        await().until(() -> FxStage.call(() -> found(matching(query)).isEmpty()));
    }

    /// The texts of all messages in sight, oldest first.
    List<String> messages() {
        return FxStage.call(() -> {
            List<String> texts = new ArrayList<>();
            collect(root(), each -> each.getStyleClass().contains("message-row"))
                    .forEach(row -> texts.add(String.valueOf(row.getAccessibleText())));
            return texts;
        });
    }

    /// Waits until exactly one message in sight holds these words.
    void seesMessageOnce(String words) {
        await().untilAsserted(() ->
                assertThat(messages()).filteredOn(text -> text.contains(words)).hasSize(1));
    }

    /// Puts the keyboard on the message with these words and types a character there.
    void typesOnMessage(String words, String character) {
        Node row =
                seesNode(
                        words,
                        each ->
                                each.getStyleClass().contains("message-row")
                                        && String.valueOf(each.getAccessibleText())
                                                .contains(words));
        front();
        FxStage.run(row::requestFocus);
        robot.write(character);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// The accessible words of the row of a room in the list.
    String room(String name) {
        return FxStage.call(() ->
                collect(root(), each -> each.getStyleClass().contains("room-cell")).stream()
                        .map(each -> String.valueOf(each.getAccessibleText()))
                        .filter(words -> words.startsWith(name))
                        .findFirst()
                        .orElse(""));
    }

    void seesRoom(String name, String words) {
        await().untilAsserted(() -> assertThat(room(name)).contains(words));
    }

    /// Waits until what is in sight of a room counts as read.
    void seesNothingUnreadIn(String name) {
        await().untilAsserted(
                        () -> assertThat(room(name)).startsWith(name).doesNotContain("unread"));
    }

    void opensRoom(String name) {
        Node row =
                seesNode(
                        name,
                        each ->
                                each.getStyleClass().contains("room-cell")
                                        && String.valueOf(each.getAccessibleText())
                                                .startsWith(name));
        click(row);
    }

    /// What is on the screen now, as a picture.
    void picture(String name) {
        FxStage.run(() ->
                FxStage.write(
                        theStage().getScene().snapshot(null),
                        Path.of("target", "screens", name + ".png")));
    }

    private void front() {
        FxStage.run(() -> {
            theStage().toFront();
            theStage().requestFocus();
        });
        robot.targetWindow(theStage());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Node seesNode(String what, Predicate<Node> matches) {
        return await("sees " + what)
                .until(() -> FxStage.call(() -> found(matches)), Optional::isPresent)
                .orElseThrow();
    }

    /// Looks first at the dialog, if one is open: it covers what is behind.
    private Optional<Node> found(Predicate<Node> matches) {
        Optional<Node> dialog =
                collect(root(), each -> each.getStyleClass().contains("dialog-sheet")).stream()
                        .findFirst();
        return collect(dialog.orElse(root()), matches).stream().findFirst();
    }

    private static Predicate<Node> matching(String query) {
        return each ->
                query.startsWith("#")
                        ? query.substring(1).equals(each.getId())
                        : each.getStyleClass().contains(query.substring(1));
    }

    private Parent root() {
        return theStage().getScene().getRoot();
    }

    private Stage theStage() {
        if (stage == null) {
            throw new IllegalStateException("Parley is not open");
        }
        return stage;
    }

    private static List<Node> collect(Node node, Predicate<Node> matches) {
        List<Node> found = new ArrayList<>();
        if (!node.isVisible()) {
            return found;
        }
        if (matches.test(node)) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable()
                    .forEach(child -> found.addAll(collect(child, matches)));
        }
        return found;
    }

    private static String textOf(Node node) {
        return switch (node) {
            case Labeled labeled -> String.valueOf(labeled.getText());
            case Text text -> text.getText();
            default -> "";
        };
    }
}

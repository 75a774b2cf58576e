package chat.parley.packaging.demo;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Uses the controls of one window as a person does: finds what can be seen, types into it key by
/// key, presses it. It sends its events to the controls themselves and not to the system's mouse
/// and keyboard, so that two people can type at once and the onlooker keeps their own.
///
/// @param stage the window
/// @param pace the time between two keys; nothing on a machine where nobody looks
record Hands(Stage stage, Duration pace) {

    /// Waits until a control can be seen and used.
    Node find(String selector) throws InterruptedException {
        return find(selector, _ -> true);
    }

    /// Waits until there is one among those that a selector finds that can be used and is the right
    /// one.
    Node find(String selector, Predicate<Node> right) throws InterruptedException {
        return Fx.await(
                selector + " in the window \"" + Fx.call(stage::getTitle) + "\"",
                () -> shown(selector).stream().filter(right).findFirst());
    }

    /// All that a selector finds and that can be used at this moment. FX thread.
    Collection<Node> shown(String selector) {
        Scene scene = stage.getScene();
        Collection<Node> found = new LinkedHashSet<>(scene.getRoot().lookupAll(selector));
        found.removeIf(node -> node.isDisabled() || !visible(node));
        return found;
    }

    private static boolean visible(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Presses a button once it can be pressed.
    void press(String selector) throws InterruptedException {
        press(selector, _ -> true);
    }

    /// Presses the right one of several buttons.
    void press(String selector, Predicate<Node> right) throws InterruptedException {
        Node button = find(selector, node -> node instanceof ButtonBase && right.test(node));
        Fx.run(() -> ((ButtonBase) button).fire());
    }

    /// Chooses an entry of the menu that is open.
    void choose(int entry) throws InterruptedException {
        ContextMenu menu =
                Fx.await(
                        "a menu",
                        () ->
                                Window.getWindows().stream()
                                        .filter(ContextMenu.class::isInstance)
                                        .map(ContextMenu.class::cast)
                                        .filter(open -> stage.equals(open.getOwnerWindow()))
                                        .findFirst());
        Fx.run(() -> {
            menu.getItems().get(entry).fire();
            menu.hide();
        });
    }

    /// Clicks on something that is no button.
    void click(Node node) throws InterruptedException {
        Fx.run(() -> {
            Bounds inside = node.getLayoutBounds();
            Point2D middle = node.localToScene(inside.getCenterX(), inside.getCenterY());
            Event.fireEvent(node, mouse(MouseEvent.MOUSE_PRESSED, middle, true));
            Event.fireEvent(node, mouse(MouseEvent.MOUSE_RELEASED, middle, false));
            Event.fireEvent(node, mouse(MouseEvent.MOUSE_CLICKED, middle, false));
        });
    }

    /// Replaces what a field says, key by key.
    void fill(String selector, String text) throws InterruptedException {
        TextInputControl field = field(selector);
        Fx.run(() -> {
            field.requestFocus();
            field.clear();
        });
        keys(field, text);
    }

    /// Types into a field after what is there, key by key.
    void type(String selector, String text) throws InterruptedException {
        TextInputControl field = field(selector);
        Fx.run(() -> {
            field.requestFocus();
            field.end();
        });
        keys(field, text);
    }

    /// Presses Enter in a field.
    void enter(String selector) throws InterruptedException {
        TextInputControl field = field(selector);
        Fx.run(() -> {
            Event.fireEvent(field, key(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER));
            Event.fireEvent(field, key(KeyEvent.KEY_RELEASED, "", KeyCode.ENTER));
        });
    }

    /// Types one character on something that has the keyboard.
    void key(Node node, String character) throws InterruptedException {
        Fx.run(() -> {
            node.requestFocus();
            Event.fireEvent(node, key(KeyEvent.KEY_TYPED, character, KeyCode.UNDEFINED));
        });
    }

    /// Presses Esc wherever the keyboard is.
    void escape() throws InterruptedException {
        Fx.run(() -> {
            Scene scene = stage.getScene();
            Node focused = scene.getFocusOwner();
            Event.fireEvent(
                    focused == null ? scene.getRoot() : focused,
                    key(KeyEvent.KEY_PRESSED, "", KeyCode.ESCAPE));
        });
    }

    private TextInputControl field(String selector) throws InterruptedException {
        return (TextInputControl) find(selector, TextInputControl.class::isInstance);
    }

    private void keys(TextInputControl field, String text) throws InterruptedException {
        for (int codePoint : text.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            Fx.run(() ->
                    Event.fireEvent(field, key(KeyEvent.KEY_TYPED, character, KeyCode.UNDEFINED)));
            LockSupport.parkNanos(pace.toNanos());
        }
    }

    private static KeyEvent key(EventType<KeyEvent> type, String character, KeyCode code) {
        return new KeyEvent(type, character, "", code, false, false, false, false);
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, Point2D at, boolean down) {
        return new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                true,
                null);
    }
}

package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Sheet;
import chat.parley.desktop.fx.Shortcut;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The layer over the window on which sheets stand, one at a time. Belongs to the FX thread.
///
/// While a sheet stands, the keyboard stays in it, Esc and a click beside it dismiss it, and
/// afterwards the focus goes back to where it was. A new sheet takes the place of the old one
/// without dismissing it.
final class Overlay extends StackPane {
    private static final double MARGIN = 16;

    private final StackPane middle = new StackPane();
    private final ChangeListener<Node> keepFocus = (owner, was, now) -> bringBack(now);
    private @Nullable Sheet sheet;
    private @Nullable Node focusBefore;

    Overlay() {
        getStyleClass().add("overlay");
        Region scrim = new Region();
        scrim.getStyleClass().add("scrim");
        ScrollPane scroll = new ScrollPane(middle);
        scroll.getStyleClass().add("overlay-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        middle.setPadding(new Insets(MARGIN));
        middle.setOnMousePressed(e -> {
            if (middle.equals(e.getTarget())) {
                dismiss();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        getChildren().addAll(scrim, scroll);
        setVisible(false);
    }

    /// The sheet that stands now.
    Optional<Sheet> sheet() {
        return Optional.ofNullable(sheet);
    }

    void show(Sheet next) {
        Scene scene = getScene();
        if (sheet == null && scene != null) {
            focusBefore = scene.getFocusOwner();
            scene.focusOwnerProperty().addListener(keepFocus);
        }
        sheet = next;
        middle.getChildren().setAll(next);
        setVisible(true);
        applyCss();
        layout();
        focusIn(next);
    }

    /// Takes the sheet away without dismissing it.
    void hide() {
        if (sheet == null) {
            return;
        }
        sheet = null;
        setVisible(false);
        middle.getChildren().clear();
        Scene scene = getScene();
        if (scene != null) {
            scene.focusOwnerProperty().removeListener(keepFocus);
        }
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    private void dismiss() {
        Sheet shown = sheet;
        if (shown != null) {
            shown.dismiss();
        }
    }

    private void onKey(KeyEvent event) {
        if (Shortcut.CLOSE.matches(event)) {
            dismiss();
            event.consume();
        }
    }

    private void bringBack(@Nullable Node now) {
        Sheet shown = sheet;
        if (shown == null || (now != null && isInside(now, shown))) {
            return;
        }
        focusIn(shown);
    }

    private void focusIn(Sheet shown) {
        shown.firstFocus().or(() -> firstControl(shown)).orElse(shown).requestFocus();
    }

    private static Optional<Node> firstControl(Parent parent) {
        for (Node child : parent.getChildrenUnmodifiable().reversed()) {
            if (child.isFocusTraversable() && child.isVisible() && !child.isDisabled()) {
                return Optional.of(child);
            }
            if (child instanceof Parent inner) {
                Optional<Node> found = firstControl(inner);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isInside(Node node, Parent parent) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(parent)) {
                return true;
            }
        }
        return false;
    }
}

package chat.parley.desktop.conversation;

import javafx.beans.InvalidationListener;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import org.fxmisc.flowless.VirtualFlow;

/// A scroll bar that lies over the right edge of a list and takes no width from it, so that no text
/// wraps anew when it comes. Hidden while everything fits. Owned by the JavaFX thread.
final class ListScrollBar extends ScrollBar {

    static final double WIDTH = 10;

    private final VirtualFlow<?, ?> flow;
    private final InvalidationListener moved = _ -> follow();
    private boolean following;

    ListScrollBar(VirtualFlow<?, ?> flow) {
        this.flow = flow;
        setOrientation(Orientation.VERTICAL);
        setFocusTraversable(false);
        setVisible(false);
        flow.estimatedScrollYProperty().addListener(moved);
        flow.totalHeightEstimateProperty().addListener(moved);
        flow.heightProperty().addListener(moved);
        valueProperty().subscribe((_, value) -> pulled(value.doubleValue()));
    }

    void close() {
        flow.estimatedScrollYProperty().removeListener(moved);
        flow.totalHeightEstimateProperty().removeListener(moved);
        flow.heightProperty().removeListener(moved);
    }

    private void follow() {
        Double total = flow.totalHeightEstimateProperty().getValue();
        Double at = flow.estimatedScrollYProperty().getValue();
        if (total == null || at == null) {
            return;
        }
        following = true;
        double height = flow.getHeight();
        double max = Math.max(0, total - height);
        setVisible(max > 1);
        setMax(max);
        setVisibleAmount(total > 0 ? max * height / total : 0);
        setBlockIncrement(height);
        setValue(Math.clamp(at, 0, max));
        following = false;
    }

    private void pulled(double value) {
        if (!following) {
            flow.scrollYToPixel(value);
        }
    }
}

package chat.parley.desktop.conversation;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Grey shapes where messages will be.
final class Skeleton extends VBox {

    private static final double[][] SHAPES = {
        {96, 320}, {72, 460, 280}, {120, 240}, {84, 400}, {104, 360, 180}
    };

    private Skeleton(int rows) {
        getStyleClass().add("skeleton");
        setMinWidth(0);
        for (int row = 0; row < rows; row++) {
            getChildren().add(row(SHAPES[row % SHAPES.length]));
        }
    }

    /// The shape of as many messages as fill a window.
    static Skeleton page() {
        return new Skeleton(12);
    }

    /// The shape of one message, at the top while older ones are on their way.
    static Skeleton line() {
        return new Skeleton(1);
    }

    private static HBox row(double[] widths) {
        VBox bars = new VBox(8);
        bars.setMinWidth(0);
        for (double width : widths) {
            Region bar = new Region();
            bar.getStyleClass().add("bar");
            bar.setMinWidth(0);
            bar.setPrefWidth(width);
            bar.setMaxWidth(width);
            bars.getChildren().add(bar);
        }
        Region picture = new Region();
        picture.getStyleClass().add("picture");
        HBox row = new HBox(12, picture, bars);
        row.getStyleClass().add("row");
        row.setMinWidth(0);
        return row;
    }
}

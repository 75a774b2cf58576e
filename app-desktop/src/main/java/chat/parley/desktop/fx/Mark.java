package chat.parley.desktop.fx;

import java.util.List;
import java.util.Objects;
import javafx.scene.Group;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// The mark of Parley: a rounded square with two speech shapes, the larger with its tail as stem
/// and the smaller as bowl, that read as a P. Own drawing on a grid of 64; `mark.svg` holds the
/// same paths.
///
/// The square takes the accent of its surroundings. Owned by the JavaFX thread.
public final class Mark extends Pane {

    /// The rounded square.
    static final String SQUARE =
            "M20 0H44A20 20 0 0 1 64 20V44A20 20 0 0 1 44 64H20A20 20 0 0 1 0 44V20A20 20 0 0 1 20 0Z";

    /// The larger speech shape; its tail is the stem of the P.
    static final String SPEECH =
            "M30 10H33C41.8 10 49 17.2 49 26S41.8 42 33 42H28.5C27.7 42 27 42.7 27 43.5V48.2C27 49.7 26.4 51.1 25.3 52.1L19.7 57.1C18.2 58.4 16 57.4 16 55.4V24C16 16.3 22.3 10 30 10Z";

    /// The smaller one inside it, which answers in the other direction.
    static final String ANSWER =
            "M32 19H33C37 19 40 22 40 26V35.2C40 36.6 38.4 37.2 37.5 36.3L34.2 33H32C28.7 33 26 29.9 26 26S28.7 19 32 19Z";

    private static final List<Integer> ICON_SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    /// @param size the side in pixels
    public Mark(double size) {
        Group drawing =
                new Group(
                        shape(SQUARE, "mark-square"),
                        shape(SPEECH, "mark-speech"),
                        shape(ANSWER, "mark-answer"));
        drawing.getTransforms().add(new Scale(size / 64, size / 64));
        getChildren().add(drawing);
        getStyleClass().add("mark");
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
    }

    /// The mark as window icons, from 16 to 512 pixels.
    public static List<Image> icons() {
        return ICON_SIZES.stream().map(Mark::icon).toList();
    }

    static String iconFile(int size) {
        return "icons/parley-" + size + ".png";
    }

    private static Image icon(int size) {
        return new Image(
                Objects.requireNonNull(Mark.class.getResource(iconFile(size))).toExternalForm());
    }

    private static SVGPath shape(String path, String style) {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add(style);
        return shape;
    }
}

package chat.parley.desktop.composer;

import chat.parley.desktop.fx.emoji.EmojiArt;
import chat.parley.desktop.fx.emoji.EmojiText;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Colour emoji over the grey or missing glyphs that a text area draws for them.
///
/// After each layout it asks the text area's own text node where the emoji stand and covers them
/// with their pictures. Lets the mouse through. Owned by the JavaFX thread.
///
/// JavaFX draws no colour glyphs on Linux and Windows: <https://github.com/openjdk/jfx/pull/1047>
final class EmojiOverlay extends Pane {

    private static final double MOST = 18;

    private final TextArea area;
    private final Runnable afterLayout = this::cover;
    private final Subscription following;
    private List<EmojiText.Run> runs = List.of();
    private boolean any;
    private @Nullable Scene scene;
    private List<Place> covered = List.of();

    EmojiOverlay(TextArea area) {
        this.area = area;
        setMouseTransparent(true);
        setManaged(true);
        setMinSize(0, 0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        following =
                Subscription.combine(
                        area.textProperty().subscribe(this::read),
                        sceneProperty().subscribe(this::inScene));
    }

    void close() {
        following.unsubscribe();
        inScene(null);
    }

    private void read(String text) {
        runs = EmojiText.runs(text);
        any = runs.stream().anyMatch(EmojiText.Run.Picture.class::isInstance);
    }

    private void inScene(@Nullable Scene now) {
        if (scene != null) {
            scene.removePostLayoutPulseListener(afterLayout);
        }
        scene = now;
        if (now != null) {
            now.addPostLayoutPulseListener(afterLayout);
        }
    }

    private void cover() {
        List<Place> places = any ? places() : List.of();
        if (places.equals(covered)) {
            return;
        }
        covered = places;
        getChildren().setAll(places.stream().flatMap(place -> nodes(place).stream()).toList());
    }

    private static List<Node> nodes(Place place) {
        Region mask = new Region();
        mask.getStyleClass().add(place.selected() ? "emoji-mask-selected" : "emoji-mask");
        mask.setManaged(false);
        mask.resizeRelocate(place.x(), place.y(), place.width(), place.height());
        double side = Math.min(MOST, place.width());
        ImageView picture = EmojiArt.view(place.run().emoji(), side);
        picture.setManaged(false);
        picture.relocate(
                place.x() + (place.width() - side) / 2, place.y() + (place.height() - side) / 2);
        return List.of(mask, picture);
    }

    private List<Place> places() {
        if (!(area.lookup(".content .text") instanceof Text text)
                || !text.getText().equals(area.getText())) {
            return List.of();
        }
        List<Place> places = new ArrayList<>();
        int at = 0;
        for (EmojiText.Run run : runs) {
            int end = at + run.characters().length();
            if (run instanceof EmojiText.Run.Picture picture) {
                Bounds local = bounds(text.rangeShape(at, end));
                Bounds here = sceneToLocal(text.localToScene(local));
                boolean selected =
                        area.getSelection().getStart() <= at && end <= area.getSelection().getEnd();
                places.add(
                        new Place(
                                picture,
                                here.getMinX(),
                                here.getMinY(),
                                here.getWidth(),
                                here.getHeight(),
                                selected));
            }
            at = end;
        }
        return places;
    }

    private static Bounds bounds(PathElement[] path) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (PathElement element : path) {
            double x =
                    element instanceof MoveTo move
                            ? move.getX()
                            : element instanceof LineTo line ? line.getX() : left;
            double y =
                    element instanceof MoveTo move
                            ? move.getY()
                            : element instanceof LineTo line ? line.getY() : top;
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x);
            bottom = Math.max(bottom, y);
        }
        return path.length == 0
                ? new BoundingBox(0, 0, 0, 0)
                : new BoundingBox(left, top, right - left, bottom - top);
    }

    private record Place(
            EmojiText.Run.Picture run,
            double x,
            double y,
            double width,
            double height,
            boolean selected) {}
}

package chat.parley.desktop.composer;

import chat.parley.desktop.fx.emoji.EmojiArt;
import chat.parley.desktop.fx.emoji.Pictograph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/// Colour emoji over the stand-ins of a text area.
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
        following = sceneProperty().subscribe(this::inScene);
    }

    void close() {
        following.unsubscribe();
        inScene(null);
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
        List<Place> places = places();
        if (places.equals(covered)) {
            return;
        }
        covered = places;
        getChildren().setAll(places.stream().flatMap(place -> nodes(place).stream()).toList());
    }

    private static List<Node> nodes(Place place) {
        Bounds bounds = place.bounds();
        Region mask = new Region();
        mask.getStyleClass().add(place.selected() ? "emoji-mask-selected" : "emoji-mask");
        mask.setManaged(false);
        mask.resizeRelocate(
                bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
        double side = Math.min(MOST, bounds.getWidth());
        ImageView picture = EmojiArt.view(place.emoji(), side);
        picture.setManaged(false);
        picture.relocate(bounds.getCenterX() - side / 2, bounds.getCenterY() - side / 2);
        return List.of(mask, picture);
    }

    private List<Place> places() {
        String encoded = area.getText();
        if (!(area.lookup(".content .text") instanceof Text text)
                || !text.getText().equals(encoded)) {
            return List.of();
        }
        List<Place> places = new ArrayList<>();
        for (int at = 0; at < encoded.length(); at++) {
            Optional<Pictograph> emoji = EmojiStandIn.at(encoded, at);
            if (emoji.isPresent()) {
                int end = at + EmojiStandIn.LENGTH;
                Bounds here = sceneToLocal(text.localToScene(bounds(text.rangeShape(at, end))));
                boolean selected =
                        area.getSelection().getStart() <= at && end <= area.getSelection().getEnd();
                places.add(new Place(emoji.get(), here, selected));
                at = end - 1;
            }
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

    private record Place(Pictograph emoji, Bounds bounds, boolean selected) {}
}

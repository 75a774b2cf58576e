package chat.parley.benchmarks.timeline;

import chat.parley.desktop.conversation.ConversationModel;
import chat.parley.desktop.conversation.ConversationView;
import chat.parley.desktop.fx.Theme;
import chat.parley.desktop.fx.picker.RecentEmoji;
import chat.parley.desktop.session.ChatSession;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.Timeline;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.fxmisc.flowless.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// The app's conversation in a window, scrolled by wheel events as a person would. JavaFX thread
/// only.
final class RealConversation implements Scrolled {

    private final Stage stage = new Stage();
    private final ConversationModel model;
    private final ConversationView view;
    private final Timeline timeline;
    private @Nullable Node flow;

    RealConversation(ChatSession session, RoomEntry room, int width, int height) {
        timeline = session.timeline(room);
        model = new ConversationModel(session, room);
        model.open();
        view = new ConversationView(model, new RecentEmoji(), _ -> {}, _ -> {});
        Scene scene = new Scene(view, width, height);
        new Theme().adopt(scene);
        stage.setScene(scene);
        stage.show();
    }

    Timeline timeline() {
        return timeline;
    }

    @Override
    public void scrollUp(double pixels) {
        Point2D at = new Point2D(100, 100);
        Event.fireEvent(
                flow(),
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        0,
                        pixels,
                        0,
                        pixels,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    private Node flow() {
        Node found = flow;
        if (found == null) {
            found =
                    view.lookupAll("*").stream()
                            .filter(VirtualFlow.class::isInstance)
                            .findFirst()
                            .orElseThrow();
            flow = found;
        }
        return found;
    }

    @Override
    public boolean atTop() {
        return !timeline.moreBeforeProperty().get() && !timeline.loadingBeforeProperty().get();
    }

    /// The first line that is loaded.
    Object firstKey() {
        return timeline.rows().getFirst().key();
    }

    /// A message in sight, found again by what a screen reader says of it.
    ///
    /// @param top where its words begin; above them a row may gain or lose its author's name
    record Anchor(String spoken, double top) {}

    /// The first message whose words are in sight from their beginning.
    Optional<Anchor> firstInSight() {
        return rows().filter(anchor -> anchor.top >= 0)
                .min(Comparator.comparingDouble(Anchor::top));
    }

    /// Where the message stands now, if it is still there.
    Optional<Anchor> find(Anchor anchor) {
        return rows().filter(row -> row.spoken.equals(anchor.spoken)).findFirst();
    }

    private Stream<Anchor> rows() {
        return view.lookupAll("*").stream()
                .filter(node -> node.getAccessibleRole() == AccessibleRole.LIST_ITEM)
                .filter(Node::isVisible)
                .flatMap(row -> Stream.ofNullable(anchor(row)));
    }

    /// Nothing for a line between messages.
    private static @Nullable Anchor anchor(Node row) {
        Node words = row.lookup(".message-text");
        return words == null
                ? null
                : new Anchor(row.getAccessibleText(), words.localToScene(0, 0).getY());
    }

    @Override
    public void close() {
        view.close();
        model.close();
        stage.close();
    }
}

package chat.parley.desktop.conversation;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// The scrolling list of one conversation. Owned by the JavaFX thread.
///
/// Keeps still what is read: after every change above, the line that was in sight before stands at
/// the same pixel in the same pulse; while the end is in sight, the end stays in sight.
final class TimelineList extends Region {

    /// Lines from an end of what is loaded at which more is asked for.
    private static final int NEAR = 8;

    /// Pixels within which the list counts as being at its end.
    private static final double AT_END = 24;

    private final ConversationModel model;
    private final RowActions actions;
    private final ObservableList<ConversationItem> shown = FXCollections.observableArrayList();
    private final VirtualFlow<ConversationItem, ItemCell> flow;
    private final Sight sight;
    private final ListScrollBar bar;
    private final ReadOnlyBooleanWrapper atEnd = new ReadOnlyBooleanWrapper(true);
    private final Runnable afterPulse = this::settle;
    private Subscription following = Subscription.EMPTY;
    private @Nullable Scene scene;
    private boolean opened;
    private boolean placed;
    private boolean userMoved;

    TimelineList(ConversationModel model, RowActions actions) {
        this.model = model;
        this.actions = actions;
        getStyleClass().add("timeline");
        flow = VirtualFlow.createVertical(shown, this::cell, VirtualFlow.Gravity.REAR);
        sight = new Sight(flow);
        bar = new ListScrollBar(flow);
        getChildren().addAll(flow, bar);
        addEventFilter(ScrollEvent.ANY, _ -> userMoved());
        bar.addEventFilter(MouseEvent.ANY, _ -> userMoved());
    }

    /// Begins to show the model's lines.
    void open() {
        following =
                Subscription.combine(
                        model.itemsProperty().subscribe(this::show),
                        model.endsWantedProperty().subscribe((_, _) -> toEnd()),
                        sceneProperty().subscribe(this::inScene));
    }

    /// Lets go of the model and of every row.
    void close() {
        following.unsubscribe();
        inScene(null);
        bar.close();
        flow.dispose();
        shown.clear();
    }

    /// Whether the newest line is in sight.
    ReadOnlyBooleanProperty atEndProperty() {
        return atEnd.getReadOnlyProperty();
    }

    /// What of it is in sight.
    Sight sight() {
        return sight;
    }

    /// Moves by pixels; positive goes down.
    void scrollBy(double pixels) {
        flow.scrollYBy(pixels);
        userMoved();
    }

    /// Brings a row wholly into sight.
    void reveal(MessageRow row) {
        for (int index = 0; index < shown.size(); index++) {
            if (shown.get(index).key().equals(row.said().key())) {
                flow.show(index);
                userMoved();
                return;
            }
        }
    }

    /// Shows the newest line.
    void toEnd() {
        if (!shown.isEmpty()) {
            flow.showAsLast(shown.size() - 1);
            atEnd.set(true);
            model.following(!model.moreBelowProperty().get());
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (opened && !placed && getHeight() > 0) {
            openAtUnread();
        } else if (atEnd.get() && resized() && !shown.isEmpty()) {
            flow.showAsLast(shown.size() - 1);
        }
        flow.resizeRelocate(0, 0, getWidth(), getHeight());
        bar.resizeRelocate(getWidth() - ListScrollBar.WIDTH, 0, ListScrollBar.WIDTH, getHeight());
    }

    private boolean resized() {
        return flow.getHeight() != getHeight() || flow.getWidth() != getWidth();
    }

    private ItemCell cell(ConversationItem item) {
        return new ItemCell(item, actions);
    }

    private void show(List<ConversationItem> items) {
        if (items.isEmpty()) {
            shown.clear();
            opened = false;
            placed = false;
            return;
        }
        Optional<Sight.Anchor> anchor = opened ? sight.anchor(items) : Optional.empty();
        ItemSync.bring(shown, items);
        if (!opened) {
            opened = true;
            requestLayout();
        } else if (!placed) {
            requestLayout();
        } else if (atEnd.get()) {
            flow.showAsLast(shown.size() - 1);
        } else {
            anchor.ifPresent(held -> flow.showAtOffset(indexOf(held.key()), held.top()));
        }
        askAgain();
    }

    /// At the unread divider with some read messages above it, or at the end.
    private void openAtUnread() {
        placed = true;
        for (int index = 0; index < shown.size(); index++) {
            ConversationItem item = shown.get(index);
            if (item instanceof ConversationItem.Unread
                    || (item instanceof ConversationItem.Day day && day.unread())) {
                flow.showAtOffset(index, Math.rint(getHeight() / 4));
                atEnd.set(false);
                userMoved();
                return;
            }
        }
        toEnd();
    }

    private int indexOf(Object key) {
        for (int index = 0; index < shown.size(); index++) {
            if (shown.get(index).key().equals(key)) {
                return index;
            }
        }
        return 0;
    }

    private void userMoved() {
        userMoved = true;
        askAgain();
    }

    /// Wants [#settle] to run after the next layout.
    private void askAgain() {
        requestLayout();
        Platform.requestNextPulse();
    }

    private void inScene(@Nullable Scene now) {
        if (scene != null) {
            scene.removePostLayoutPulseListener(afterPulse);
        }
        scene = now;
        if (now != null) {
            now.addPostLayoutPulseListener(afterPulse);
        }
    }

    /// After layout: notes whether the end is in sight, and asks for more near the ends of what is
    /// loaded.
    private void settle() {
        if (shown.isEmpty() || sight.isEmpty()) {
            return;
        }
        if (userMoved) {
            userMoved = false;
            boolean end = sight.ends(shown.size() - 1, AT_END);
            atEnd.set(end);
            model.following(end && !model.moreBelowProperty().get());
        }
        if (flow.getFirstVisibleIndex() < NEAR) {
            model.loadOlder();
        }
        if (flow.getLastVisibleIndex() > shown.size() - NEAR) {
            model.loadNewer();
        }
    }
}

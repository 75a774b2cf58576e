package chat.parley.desktop.session;

import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.store.RoomLine;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A window of at most [#LIMIT] rows into one room's messages, in sequence order, the unsent ones
/// last. Belongs to the FX thread.
///
/// One object for each room of a session. Rows come from this computer's store at once where it has
/// them, and from the server where it does not; what is shown is never taken away before its
/// replacement is there.
public final class Timeline {
    /// Rows kept in memory; beyond it the side away from the reader is dropped.
    public static final int LIMIT = 300;

    /// Rows asked for at a time.
    public static final int PAGE = 50;

    private final RoomEntry room;
    private final Pages pages;
    private final Reactions reactions;
    private final TimelineRows rows = new TimelineRows();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.CLOSED);
    private final ReadOnlyBooleanWrapper loadingBefore = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loadingAfter = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Long> divider = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final Arrivals arrivals = new Arrivals();
    private int opening;

    Timeline(RoomEntry room, Pages pages, Reactions reactions) {
        this.room = room;
        this.pages = pages;
        this.reactions = reactions;
    }

    public RoomEntry room() {
        return room;
    }

    /// What to show, oldest first; unmodifiable and observable.
    public ObservableList<TimelineRow> rows() {
        return rows.view();
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Whether there is something before the first row.
    public ReadOnlyBooleanProperty moreBeforeProperty() {
        return rows.moreBeforeProperty();
    }

    /// Whether the last row is not the room's newest.
    public ReadOnlyBooleanProperty moreAfterProperty() {
        return rows.moreAfterProperty();
    }

    public ReadOnlyBooleanProperty loadingBeforeProperty() {
        return loadingBefore.getReadOnlyProperty();
    }

    /// The number after which the unread divider stands, or null for none. Set by [#open()], never
    /// moves while the room is open.
    public ReadOnlyObjectProperty<@Nullable Long> dividerProperty() {
        return divider.getReadOnlyProperty();
    }

    /// Set by the view: whether it shows the end of the list, so that new rows may push old ones
    /// out at the top.
    public BooleanProperty followingProperty() {
        return following;
    }

    /// Opens at the oldest unread message with some read ones before it, or at the newest; takes
    /// the divider from the read pointer.
    public void open() {
        divider.set(room.unreadProperty().get() > 0 ? room.readSeq() : null);
        Long at = divider.get();
        if (at == null) {
            toNewest();
        } else {
            around(at);
        }
    }

    /// The server can be asked again: shows what could not be shown before.
    void connected() {
        if (phase.get() == Phase.UNREACHABLE) {
            open();
        }
    }

    /// Forgets the rows; the room is no longer looked at.
    public void close() {
        opening++;
        rows.clear();
        divider.set(null);
        phase.set(Phase.CLOSED);
    }

    public void clearDivider() {
        divider.set(null);
    }

    /// Puts up to [#PAGE] rows in front. Does nothing while one such request runs or nothing is
    /// there.
    public void loadOlder() {
        long first = rows.firstSeq();
        if (moreBeforeProperty().get() && first >= 0) {
            load(loadingBefore, then -> pages.before(room.id(), first, then), rows::prepend);
        }
    }

    /// Puts up to [#PAGE] rows at the end. Does nothing while one such request runs or the end is
    /// shown.
    public void loadNewer() {
        long last = rows.lastSeq();
        if (moreAfterProperty().get() && last >= 0) {
            load(loadingAfter, then -> pages.after(room.id(), last, then), rows::append);
        }
    }

    private void load(
            ReadOnlyBooleanWrapper busy,
            Consumer<Consumer<Pages.Page>> ask,
            Consumer<Pages.Page> put) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        arrivals.begin();
        int mine = opening;
        ask.accept(page -> {
            busy.set(false);
            if (mine == opening && !page.failed()) {
                put.accept(page);
            }
            arrivals.end();
        });
    }

    /// Shows the messages around a number. The old rows stay until the new ones are there.
    public void around(long seq) {
        int mine = startLoading();
        pages.around(room.id(), seq, page -> replace(mine, page));
    }

    /// Shows the newest messages. The old rows stay until the new ones are there.
    public void toNewest() {
        int mine = startLoading();
        pages.newest(room.id(), page -> replace(mine, page));
    }

    /// Adds or takes back an own reaction; shown at once, undone if the server refuses.
    public void react(
            MessageId message, String emoji, boolean on, Consumer<Outcome<Boolean>> then) {
        reactions.react(this, message, emoji, on, then);
    }

    private int startLoading() {
        opening++;
        arrivals.begin();
        if (phase.get() != Phase.READY) {
            phase.set(Phase.LOADING);
        }
        return opening;
    }

    private void replace(int mine, Pages.Page page) {
        if (mine == opening) {
            replace(page);
        }
        arrivals.end();
    }

    private void replace(Pages.Page page) {
        if (page.failed() && !rows.isEmpty()) {
            phase.set(Phase.READY);
            return;
        }
        rows.show(page);
        phase.set(page.failed() ? Phase.UNREACHABLE : Phase.READY);
    }

    /// A message was posted or changed. Settles the pending row of its operation id, replaces its
    /// present row, or takes its place.
    void apply(Message message) {
        arrivals.now(() -> rows.post(message, isLive(), following.get()));
    }

    /// Something happened that is no message.
    void apply(RoomLine line) {
        arrivals.now(() -> {
            if (isLive()) {
                rows.line(line, following.get());
            }
        });
    }

    /// Changes a shown message in place; nothing happens if it is not shown.
    void change(MessageId id, UnaryOperator<Message> change) {
        arrivals.now(() -> rows.change(id, change));
    }

    /// Shows other words of a message with the answers to it that are shown.
    void requote(Message original) {
        arrivals.now(() -> rows.requote(original));
    }

    /// Shows a pending row, or its new state.
    void pend(TimelineRow.Pending row) {
        rows.pend(row, isLive());
    }

    /// Takes a pending row away: discarded.
    void unpend(OperationId op) {
        rows.unpend(op);
    }

    private boolean isLive() {
        return phase.get() == Phase.READY;
    }

    /// What a timeline shows.
    public enum Phase {
        /// Nobody looks at it.
        CLOSED,
        /// Nothing to show yet; something is on its way.
        LOADING,
        /// Its rows; none means that the room is empty.
        READY,
        /// Nothing is stored here and the server does not answer.
        UNREACHABLE
    }
}

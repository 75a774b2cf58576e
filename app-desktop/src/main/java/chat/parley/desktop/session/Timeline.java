package chat.parley.desktop.session;

import chat.parley.desktop.link.Outcome;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
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
    private final ObservableList<TimelineRow> rows = FXCollections.observableArrayList();
    private final ObservableList<TimelineRow> rowsView =
            FXCollections.unmodifiableObservableList(rows);
    private final List<TimelineRow.Pending> pending = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.CLOSED);
    private final ReadOnlyBooleanWrapper moreBefore = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper moreAfter = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loadingBefore = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loadingAfter = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Long> divider = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final List<Runnable> late = new ArrayList<>();
    private int opening;
    private int loading;

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
        return rowsView;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Whether there is something before the first row.
    public ReadOnlyBooleanProperty moreBeforeProperty() {
        return moreBefore.getReadOnlyProperty();
    }

    /// Whether the last row is not the room's newest.
    public ReadOnlyBooleanProperty moreAfterProperty() {
        return moreAfter.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingBeforeProperty() {
        return loadingBefore.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingAfterProperty() {
        return loadingAfter.getReadOnlyProperty();
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
        long first = firstSeq();
        if (!moreBefore.get() || loadingBefore.get() || first < 0) {
            return;
        }
        loadingBefore.set(true);
        loading++;
        int mine = opening;
        pages.before(
                room.id(),
                first,
                page -> {
                    loadingBefore.set(false);
                    if (mine == opening) {
                        prepend(page);
                    }
                    loaded();
                });
    }

    /// Puts up to [#PAGE] rows at the end. Does nothing while one such request runs or the end is
    /// shown.
    public void loadNewer() {
        long last = lastSeq();
        if (!moreAfter.get() || loadingAfter.get() || last < 0) {
            return;
        }
        loadingAfter.set(true);
        loading++;
        int mine = opening;
        pages.after(
                room.id(),
                last,
                page -> {
                    loadingAfter.set(false);
                    if (mine == opening) {
                        append(page);
                    }
                    loaded();
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
        loading++;
        if (phase.get() != Phase.READY) {
            phase.set(Phase.LOADING);
        }
        return opening;
    }

    /// A page was read before what happened meanwhile: that happens to its rows once more.
    private void loaded() {
        loading--;
        if (loading == 0) {
            List<Runnable> again = List.copyOf(late);
            late.clear();
            again.forEach(Runnable::run);
        }
    }

    private void replace(int mine, Pages.Page page) {
        if (mine == opening) {
            replace(page);
        }
        loaded();
    }

    private void replace(Pages.Page page) {
        if (page.failed() && !rows.isEmpty()) {
            phase.set(Phase.READY);
            return;
        }
        List<TimelineRow> next = new ArrayList<>(postedRows(page));
        moreBefore.set(page.moreBefore());
        moreAfter.set(page.moreAfter());
        if (!page.moreAfter()) {
            next.addAll(pending);
        }
        rows.setAll(next);
        phase.set(page.failed() ? Phase.UNREACHABLE : Phase.READY);
    }

    private void prepend(Pages.Page page) {
        if (page.failed()) {
            return;
        }
        rows.addAll(0, postedRows(page));
        moreBefore.set(page.moreBefore());
        if (rows.size() > LIMIT) {
            rows.remove(LIMIT, rows.size());
            moreAfter.set(true);
        }
    }

    private void append(Pages.Page page) {
        if (page.failed()) {
            return;
        }
        rows.addAll(postedRows(page));
        moreAfter.set(page.moreAfter());
        if (!page.moreAfter()) {
            rows.addAll(pending);
        }
        dropOldest();
    }

    private void dropOldest() {
        if (rows.size() > LIMIT) {
            rows.remove(0, rows.size() - LIMIT);
            moreBefore.set(true);
        }
    }

    private static List<TimelineRow> postedRows(Pages.Page page) {
        return page.messages().stream()
                .<TimelineRow>map(message -> new TimelineRow.Posted(message.id(), message))
                .toList();
    }

    /// A message was posted or changed. Settles the pending row of its operation id, replaces its
    /// present row, or appends it.
    void apply(Message message) {
        if (loading > 0) {
            late.add(() -> apply(message));
        }
        OperationId op = message.op();
        boolean wasPending = op != null && pending.removeIf(row -> row.op().equals(op));
        int known = indexOf(message.id());
        if (known >= 0) {
            change(message.id(), shown -> newer(shown, message));
        } else if (phase.get() == Phase.READY && !moreAfter.get() && message.seq() > lastSeq()) {
            appendLive(message, wasPending ? op : null);
        }
        if (wasPending) {
            rows.removeIf(row -> row instanceof TimelineRow.Pending p && p.op().equals(op));
        }
    }

    private static Message newer(Message shown, Message come) {
        return come.changedSeq() >= shown.changedSeq() ? come : shown;
    }

    private void appendLive(Message message, @Nullable OperationId op) {
        if (rows.size() >= LIMIT && !following.get()) {
            moreAfter.set(true);
            rows.removeIf(TimelineRow.Pending.class::isInstance);
            return;
        }
        int end = endOfPosted();
        if (op != null && end < rows.size() && rows.get(end).key().equals(op)) {
            rows.set(end, new TimelineRow.Posted(op, message));
        } else {
            rows.add(end, new TimelineRow.Posted(op == null ? message.id() : op, message));
        }
        dropOldest();
    }

    /// Adds a line between messages if the end is shown.
    void apply(TimelineRow.Changed line) {
        if (loading > 0) {
            late.add(() -> apply(line));
        }
        if (phase.get() == Phase.READY && !moreAfter.get() && line.seq() > lastSeq()) {
            rows.add(endOfPosted(), line);
            dropOldest();
        }
    }

    /// Changes a shown message in place; nothing happens if it is not shown.
    void change(MessageId id, UnaryOperator<Message> change) {
        if (loading > 0) {
            late.add(() -> change(id, change));
        }
        int at = indexOf(id);
        if (at >= 0 && rows.get(at) instanceof TimelineRow.Posted(Object key, Message message)) {
            rows.set(at, new TimelineRow.Posted(key, change.apply(message)));
        }
    }

    /// Shows other words of a message with the answers to it that are shown.
    void requote(Message original) {
        if (loading > 0) {
            late.add(() -> requote(original));
        }
        for (int at = 0; at < rows.size(); at++) {
            if (rows.get(at) instanceof TimelineRow.Posted(Object key, Message shown)
                    && shown.replyTo() != null
                    && shown.replyTo().message().equals(original.id())) {
                rows.set(
                        at,
                        new TimelineRow.Posted(
                                key, shown.withReplyTo(shown.replyTo().withText(original.text()))));
            }
        }
    }

    /// Shows a pending row, or its new state.
    void pend(TimelineRow.Pending row) {
        int known = pendingIndex(row.op());
        if (known < 0) {
            pending.add(row);
        } else {
            pending.set(known, row);
        }
        if (phase.get() != Phase.READY || moreAfter.get()) {
            return;
        }
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i).key().equals(row.op())) {
                rows.set(i, row);
                return;
            }
        }
        rows.add(row);
    }

    /// Takes a pending row away: discarded.
    void unpend(OperationId op) {
        pending.removeIf(row -> row.op().equals(op));
        rows.removeIf(row -> row instanceof TimelineRow.Pending p && p.op().equals(op));
    }

    private int pendingIndex(OperationId op) {
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i).op().equals(op)) {
                return i;
            }
        }
        return -1;
    }

    private int indexOf(MessageId id) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i) instanceof TimelineRow.Posted posted
                    && posted.message().id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private int endOfPosted() {
        int end = rows.size();
        while (end > 0 && rows.get(end - 1) instanceof TimelineRow.Pending) {
            end--;
        }
        return end;
    }

    private long firstSeq() {
        for (TimelineRow row : rows) {
            if (row instanceof TimelineRow.Posted posted) {
                return posted.message().seq();
            }
        }
        return -1;
    }

    private long lastSeq() {
        for (int i = rows.size() - 1; i >= 0; i--) {
            switch (rows.get(i)) {
                case TimelineRow.Posted posted -> {
                    return posted.message().seq();
                }
                case TimelineRow.Changed changed -> {
                    return changed.seq();
                }
                case TimelineRow.Pending pendingRow -> {
                    // After everything that has a number.
                }
            }
        }
        return -1;
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

package chat.parley.desktop.session;

import chat.parley.desktop.store.RoomLine;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.ReplyReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A window of at most [Timeline#LIMIT] rows: what has a number in the order of the numbers, then
/// what waits to be sent. Belongs to the FX thread; knows neither server nor store.
final class TimelineRows {
    private final ObservableList<TimelineRow> rows = FXCollections.observableArrayList();
    private final ObservableList<TimelineRow> view = FXCollections.unmodifiableObservableList(rows);
    private final PendingRows pending = new PendingRows();
    private final ReadOnlyBooleanWrapper moreBefore = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper moreAfter = new ReadOnlyBooleanWrapper();

    ObservableList<TimelineRow> view() {
        return view;
    }

    ReadOnlyBooleanProperty moreBeforeProperty() {
        return moreBefore.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty moreAfterProperty() {
        return moreAfter.getReadOnlyProperty();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void clear() {
        rows.clear();
    }

    /// Shows a page in the place of everything.
    void show(Pages.Page page) {
        List<TimelineRow> next = numbered(page);
        moreBefore.set(page.moreBefore());
        moreAfter.set(page.moreAfter());
        if (!page.moreAfter()) {
            next.addAll(pending.all());
        }
        rows.setAll(next);
    }

    /// Puts an older page in front; what is too much goes at the end.
    void prepend(Pages.Page page) {
        rows.addAll(0, numbered(page));
        moreBefore.set(page.moreBefore());
        if (rows.size() > Timeline.LIMIT) {
            rows.remove(Timeline.LIMIT, rows.size());
            moreAfter.set(true);
        }
    }

    /// Puts a newer page at the end; what is too much goes in front.
    void append(Pages.Page page) {
        rows.addAll(numbered(page));
        moreAfter.set(page.moreAfter());
        if (!page.moreAfter()) {
            rows.addAll(pending.all());
        }
        dropOldest();
    }

    /// A message and what is known of it now: settles the pending row of its operation id, replaces
    /// its present row, or takes its place among the others.
    ///
    /// @param live whether new rows may be shown now
    /// @param following whether the reader is at the end, so that rows may go in front
    void post(Message message, boolean live, boolean following) {
        OperationId op = message.op();
        boolean waited = op != null && pending.remove(op);
        if (has(message.id())) {
            change(message.id(), shown -> newer(shown, message));
        } else if (live) {
            Object key = waited && op != null ? op : message.id();
            insert(new TimelineRow.Posted(key, message), message.seq(), following);
        }
        if (waited) {
            rows.removeIf(row -> row instanceof TimelineRow.Pending p && p.op().equals(op));
        }
    }

    /// A line takes its place among the messages.
    void line(RoomLine line, boolean following) {
        TimelineRow.Changed row = new TimelineRow.Changed(line);
        if (rows.stream().noneMatch(shown -> shown.key().equals(row.key()))) {
            insert(row, line.seq(), following);
        }
    }

    /// Changes the messages that are meant, in place.
    void change(Predicate<Message> which, UnaryOperator<Message> change) {
        for (int at = 0; at < rows.size(); at++) {
            if (rows.get(at) instanceof TimelineRow.Posted(Object key, Message message)
                    && which.test(message)) {
                rows.set(at, new TimelineRow.Posted(key, change.apply(message)));
            }
        }
    }

    /// Changes a message in place; nothing happens if it is not shown.
    void change(MessageId id, UnaryOperator<Message> change) {
        change(message -> message.id().equals(id), change);
    }

    /// Shows other words of a message with the answers to it.
    void requote(Message original) {
        change(
                answer -> quoting(answer, original) != null,
                answer -> {
                    ReplyReference quoted = quoting(answer, original);
                    return quoted == null
                            ? answer
                            : answer.withReplyTo(quoted.withText(original.text()));
                });
    }

    private static @Nullable ReplyReference quoting(Message answer, Message original) {
        ReplyReference quoted = answer.replyTo();
        return quoted != null && quoted.message().equals(original.id()) ? quoted : null;
    }

    /// Shows a pending row, or its new state.
    void pend(TimelineRow.Pending row, boolean live) {
        pending.put(row);
        if (!live || moreAfter.get()) {
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

    /// Takes a pending row away.
    void unpend(OperationId op) {
        pending.remove(op);
        rows.removeIf(row -> row instanceof TimelineRow.Pending p && p.op().equals(op));
    }

    /// The number of the first message, or -1.
    long firstSeq() {
        for (TimelineRow row : rows) {
            if (row instanceof TimelineRow.Posted posted) {
                return posted.message().seq();
            }
        }
        return -1;
    }

    /// The number of the last row that has one, or -1.
    long lastSeq() {
        int end = end();
        return end == 0 ? -1 : seq(rows.get(end - 1));
    }

    private void insert(TimelineRow row, long seq, boolean following) {
        int at = end();
        while (at > 0 && seq(rows.get(at - 1)) > seq) {
            at--;
        }
        boolean atEnd = at == end();
        boolean atStart = at == 0 && !atEnd;
        if ((atEnd && moreAfter.get()) || (atStart && moreBefore.get())) {
            return;
        }
        if (atEnd && rows.size() >= Timeline.LIMIT && !following) {
            moreAfter.set(true);
            rows.removeIf(TimelineRow.Pending.class::isInstance);
            return;
        }
        if (at < rows.size() && rows.get(at).key().equals(row.key())) {
            rows.set(at, row);
        } else {
            rows.add(at, row);
        }
        dropOldest();
    }

    private void dropOldest() {
        if (rows.size() > Timeline.LIMIT) {
            rows.remove(0, rows.size() - Timeline.LIMIT);
            moreBefore.set(true);
        }
    }

    private boolean has(MessageId id) {
        return rows.stream()
                .anyMatch(row ->
                        row instanceof TimelineRow.Posted posted
                                && posted.message().id().equals(id));
    }

    private static Message newer(Message shown, Message come) {
        return come.changedSeq() >= shown.changedSeq() ? come : shown;
    }

    /// Where the rows with a number end.
    private int end() {
        int end = rows.size();
        while (end > 0 && rows.get(end - 1) instanceof TimelineRow.Pending) {
            end--;
        }
        return end;
    }

    private static long seq(TimelineRow row) {
        return switch (row) {
            case TimelineRow.Posted posted -> posted.message().seq();
            case TimelineRow.Changed changed -> changed.line().seq();
            case TimelineRow.Pending _ -> Long.MAX_VALUE;
        };
    }

    private static List<TimelineRow> numbered(Pages.Page page) {
        List<TimelineRow> merged = new ArrayList<>();
        int next = 0;
        for (Message message : page.messages()) {
            while (next < page.lines().size() && page.lines().get(next).seq() < message.seq()) {
                merged.add(new TimelineRow.Changed(page.lines().get(next)));
                next++;
            }
            merged.add(new TimelineRow.Posted(message.id(), message));
        }
        page.lines().stream().skip(next).map(TimelineRow.Changed::new).forEach(merged::add);
        return merged;
    }
}

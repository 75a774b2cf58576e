package chat.parley.desktop.session;

import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.store.CacheChange;
import chat.parley.desktop.store.CachedRoom;
import chat.parley.desktop.store.RoomLine;
import chat.parley.model.Message;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.GetChanges;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.RoomChanged;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.RoomPreferenceChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One room's changes, each applied once and in order: from events as they come, from `getChanges`
/// where some were missed, from the newest page where too many were. Belongs to the FX thread.
final class RoomFeed {
    private static final int CHANGES_AT_ONCE = 500;

    private final ChatSession session;
    private final ChatSession.Ports ports;
    private final RoomEntry room;
    private final RoomChanges changes;
    private final RoomProgress progress;
    private final LatestSummary summary;
    private Instant asOf;

    /// For a room as it is kept here.
    RoomFeed(ChatSession session, ChatSession.Ports ports, RoomEntry room, CachedRoom kept) {
        this.session = session;
        this.ports = ports;
        this.room = room;
        changes = new RoomChanges(session, room);
        progress = new RoomProgress(kept.applied());
        summary = new LatestSummary(room, kept.summary());
        asOf = kept.asOf();
    }

    /// A new snapshot: catches up if something was missed.
    void snapshot(RoomSummary now) {
        boolean restored = !now.epoch().equals(summary.epoch());
        summary.taken(now);
        if (restored || now.head() < progress.applied()) {
            restart();
        } else if (now.head() > progress.applied()) {
            fill();
        } else {
            keep(List.of());
        }
    }

    void event(RoomEvent event) {
        apply(progress.offer(event));
        fillGap();
    }

    /// The server says how far the room is: finds out what was lost without a trace.
    void head(long head) {
        if (head > progress.applied() && !progress.filling()) {
            fill();
        }
    }

    void disconnected() {
        progress.disconnected();
    }

    /// Writes the room's present state, for example a moved read pointer.
    void keep(List<CacheChange> rows) {
        CachedRoom now = now();
        ports.disk().write(() -> ports.cache().apply(now, rows));
    }

    /// The person wants to see the room in another way.
    void preferences(RoomPreferenceChanged preference) {
        room.preferences(preference.level(), preference.favourite());
        summary.preferences(preference);
        keep(List.of());
    }

    long applied() {
        return progress.applied();
    }

    private CachedRoom now() {
        return new CachedRoom(
                summary.now(progress.applied()),
                progress.whole(),
                asOf,
                room.unreadCount().ahead());
    }

    private void apply(List<RoomEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        List<CacheChange> rows = new ArrayList<>();
        for (RoomEvent event : events) {
            rows.addAll(changes.apply(event));
            if (event instanceof RoomChanged changed) {
                summary.settings(changed.settings());
            }
            seen(event.at());
        }
        keep(rows);
        session.outbox().applied(room.id(), progress.applied());
    }

    private void seen(Instant at) {
        asOf = at.isAfter(asOf) ? at : asOf;
    }

    private void fillGap() {
        if (progress.gap()) {
            fill();
        }
    }

    private void fill() {
        if (progress.filling()) {
            return;
        }
        progress.startFilling();
        askChanges();
    }

    private void askChanges() {
        long since = progress.applied();
        ports.server()
                .ask(
                        i -> new GetChanges(i, room.id(), summary.epoch(), since, CHANGES_AT_ONCE),
                        ChangesPage.class,
                        this::changesCame);
    }

    private void changesCame(Outcome<ChangesPage> outcome) {
        switch (outcome) {
            case Outcome.Done<ChangesPage>(ChangesPage page) -> changesCame(page);
            case Outcome.Refused<ChangesPage>(var code, var text, var field, var wait) -> {
                if (code == RefusalCode.CONFLICT) {
                    restart();
                } else {
                    progress.giveUp();
                }
            }
            case Outcome.Unreachable<ChangesPage>() -> progress.disconnected();
        }
    }

    private void changesCame(ChangesPage page) {
        long before = progress.applied();
        page.people().forEach(session.people()::heard);
        List<RoomLine> lines = new MissedLines(room, page, asOf).lines();
        changes.missed(page, page.upTo() <= summary.head());
        if (page.settings() != null) {
            summary.settings(page.settings());
        }
        progress.reached(page.upTo());
        List<CacheChange> rows = new ArrayList<>();
        for (Message message : page.messages()) {
            boolean isNew = message.seq() > progress.whole();
            rows.addAll(
                    isNew
                            ? changes.messages().missed(message)
                            : changes.messages().changed(message));
            seen(message.at());
        }
        for (RoomLine line : lines) {
            rows.add(changes.happened(line));
            seen(line.at());
        }
        keep(rows);
        session.outbox().applied(room.id(), progress.applied());
        if (page.more() && page.upTo() > before) {
            askChanges();
        } else {
            apply(progress.stopFilling());
            fillGap();
        }
    }

    /// Too much was missed, or numbers were restored: begins anew at the newest page. What is shown
    /// stays until that is here.
    private void restart() {
        progress.startFilling();
        ports.server()
                .ask(
                        i -> new GetHistory(i, room.id(), null, null, null, null, Timeline.PAGE),
                        HistoryPage.class,
                        this::restartCame);
    }

    private void restartCame(Outcome<HistoryPage> outcome) {
        if (!(outcome instanceof Outcome.Done<HistoryPage>(HistoryPage page))) {
            progress.disconnected();
            return;
        }
        page.people().forEach(session.people()::heard);
        progress.restart(summary.head());
        page.items().forEach(message -> seen(message.at()));
        CachedRoom now = now();
        ports.disk().write(() -> ports.cache().restart(now, page.items(), page.more()));
        Timeline timeline = session.timeline(room);
        if (timeline.phaseProperty().get() != Timeline.Phase.CLOSED) {
            timeline.toNewest();
        }
        session.outbox().applied(room.id(), progress.applied());
        apply(progress.stopFilling());
        fillGap();
    }
}

package chat.parley.desktop.session;

import chat.parley.desktop.link.ConnectionState;
import chat.parley.desktop.link.ServerListener;
import chat.parley.desktop.store.CachedRoom;
import chat.parley.desktop.store.UnsentMessage;
import chat.parley.model.MembershipState;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.RoomHead;
import chat.parley.model.RoomId;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.BlockChanged;
import chat.parley.protocol.DraftChanged;
import chat.parley.protocol.Heads;
import chat.parley.protocol.Notice;
import chat.parley.protocol.PersonChanged;
import chat.parley.protocol.PreferenceChanged;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.ReadMoved;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.Ready;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.RoomPreferenceChanged;
import chat.parley.protocol.RoomRemoved;
import chat.parley.protocol.SavedChanged;
import chat.parley.protocol.ServerEvent;
import chat.parley.protocol.ServerRoleChanged;
import chat.parley.protocol.SessionEnded;
import chat.parley.protocol.TypingSeen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server tells a session, handed to the parts it concerns. Belongs to the FX thread.
final class Feed implements ServerListener {
    private static final Logger log = LoggerFactory.getLogger(Feed.class);

    private final ChatSession session;
    private final ChatSession.Ports ports;
    private final Map<RoomId, RoomFeed> feeds = new HashMap<>();
    private final Map<RoomId, List<UnsentMessage>> unsent = new HashMap<>();
    private final Map<RoomId, String> drafts = new HashMap<>();

    Feed(ChatSession session, ChatSession.Ports ports) {
        this.session = session;
        this.ports = ports;
        session.rooms().onEntered(this::entered);
    }

    /// Shows what is kept on this computer, before any connection.
    void restore(Kept kept) {
        kept.people().forEach(session.people()::heard);
        session.people().allOffline();
        drafts.putAll(kept.drafts());
        for (UnsentMessage message : kept.unsent()) {
            unsent.computeIfAbsent(message.room(), room -> new ArrayList<>()).add(message);
        }
        for (CachedRoom room : kept.rooms()) {
            RoomEntry entry = show(room.summary());
            if (room.readAhead()) {
                entry.unreadCount().keptAhead();
            }
            feeds.put(entry.id(), new RoomFeed(session, ports, entry, room));
        }
    }

    @Override
    public void state(ConnectionState state) {
        session.connection(state);
        if (!state.online()) {
            session.outbox().disconnected();
            session.typing().disconnected();
            session.reading().recount().disconnected();
            session.people().allOffline();
            feeds.values().forEach(RoomFeed::disconnected);
        }
    }

    @Override
    public void ready(List<Ready> snapshot) {
        Set<RoomId> present = new HashSet<>();
        for (Ready part : snapshot) {
            part.people().forEach(session.people()::heard);
            session.people().heard(part.me());
            session.people().blocked(part.blocked());
            ports.disk().write(() -> ports.cache().keep(withMe(part)));
            for (RoomSummary summary : part.rooms()) {
                present.add(summary.id());
                summarised(summary);
            }
        }
        Set<RoomId> gone = new HashSet<>(feeds.keySet());
        gone.removeAll(present);
        gone.forEach(this::removed);
        session.connected();
    }

    @Override
    public void event(ServerEvent event) {
        switch (event) {
            case RoomEvent change -> follow(change.room(), feed -> feed.event(change));
            case RoomAdded(RoomSummary summary) -> summarised(summary);
            case RoomRemoved removed -> removed(removed.room());
            case ReadMoved moved -> read(moved);
            case TypingSeen typing -> typing(typing);
            case PresenceSeen seen ->
                    session.people()
                            .seen(seen.person(), seen.presence(), seen.status(), seen.lastSeen());
            case PersonChanged(Person person) -> {
                session.people().heard(person);
                ports.disk().write(() -> ports.cache().keep(List.of(person)));
            }
            case Heads(List<RoomHead> rooms) ->
                    rooms.forEach(room -> follow(room.room(), feed -> feed.head(room.head())));
            case RoomPreferenceChanged preference ->
                    follow(preference.room(), feed -> feed.preferences(preference));
            case Notice notice -> log.info("The server says {}", notice.code());
            case ReadersMoved(RoomId room, PersonId person, long seq) ->
                    session.rooms().members().read(room, person, seq);
            case DraftChanged changed -> log.trace("Draft in {}", changed.draft().room());
            case SavedChanged saved -> log.trace("Saved: {}", saved.message().id());
            case PreferenceChanged preference -> log.trace("Preference {}", preference.key());
            case BlockChanged(PersonId person, boolean on) -> blocked(person, on);
            case ServerRoleChanged changed -> log.info("Now {} of the server", changed.role());
            case SessionEnded ended -> log.info("This sign-in was ended elsewhere");
        }
    }

    /// Up to which number a room is applied.
    long applied(RoomEntry room) {
        RoomFeed feed = feeds.get(room.id());
        return feed == null ? 0 : feed.applied();
    }

    /// Keeps a room's present state.
    void keep(RoomEntry room) {
        follow(room.id(), feed -> feed.keep(List.of()));
    }

    private static List<Person> withMe(Ready part) {
        List<Person> people = new ArrayList<>(part.people());
        people.add(part.me());
        return people;
    }

    private void entered(RoomSummary summary) {
        RoomEntry known = session.rooms().room(summary.id());
        if (known == null || known.myStateProperty().get() != MembershipState.MEMBER) {
            summarised(summary);
        }
    }

    /// A room's state at its head, from a snapshot or on entering.
    private void summarised(RoomSummary summary) {
        RoomEntry known = session.rooms().room(summary.id());
        boolean wasOutside =
                known == null || known.myStateProperty().get() != MembershipState.MEMBER;
        RoomEntry entry = show(summary);
        session.reading().connected(entry);
        RoomFeed feed = feeds.get(summary.id());
        if (feed == null || wasOutside) {
            CachedRoom begun =
                    new CachedRoom(
                            summary,
                            summary.head(),
                            ports.timers().now(),
                            entry.unreadCount().ahead());
            feeds.put(summary.id(), new RoomFeed(session, ports, entry, begun));
            ports.disk().write(() -> ports.cache().begin(begun));
            Timeline timeline = session.timeline(entry);
            if (timeline.phaseProperty().get() != Timeline.Phase.CLOSED) {
                timeline.toNewest();
            }
        } else {
            feed.snapshot(summary);
        }
    }

    private RoomEntry show(RoomSummary summary) {
        RoomEntry entry = session.rooms().summarised(summary);
        entry.unreadCount()
                .snapshot(summary.head(), summary.readSeq(), summary.unread(), summary.mentions());
        entry.showUnread();
        giveBack(entry);
        return entry;
    }

    /// What was typed here earlier shows up with its room, whenever that is known again.
    private void giveBack(RoomEntry entry) {
        String draft = drafts.remove(entry.id());
        if (draft != null) {
            entry.draft(draft);
        }
        List<UnsentMessage> messages = unsent.remove(entry.id());
        if (messages != null) {
            messages.forEach(message -> session.outbox().restore(message, entry));
        }
    }

    private void removed(RoomId room) {
        feeds.remove(room);
        session.forget(room);
        ports.disk().write(() -> ports.cache().remove(room));
    }

    private void follow(RoomId room, Consumer<RoomFeed> then) {
        RoomFeed feed = feeds.get(room);
        if (feed != null) {
            then.accept(feed);
        }
    }

    private void read(ReadMoved moved) {
        RoomEntry room = session.rooms().room(moved.room());
        if (room != null && moved.thread() == null) {
            session.reading().moved(room, moved.readSeq(), moved.unread(), moved.mentions());
        }
    }

    /// Somebody who is blocked calls nobody; which calls of theirs were counted is not known here.
    private void blocked(PersonId person, boolean on) {
        session.people().blocked(person, on);
        session.rooms().list().stream()
                .filter(room ->
                        room.unreadProperty().get() > 0 || room.mentionsProperty().get() > 0)
                .forEach(session.reading().recount()::wanted);
    }

    private void typing(TypingSeen typing) {
        RoomEntry room = session.rooms().room(typing.room());
        if (room != null && !typing.person().equals(session.account().person())) {
            session.typing().seen(room, session.people().person(typing.person()), typing.on());
        }
    }

    /// What was kept on this computer when the session began.
    record Kept(
            List<CachedRoom> rooms,
            List<Person> people,
            List<UnsentMessage> unsent,
            Map<RoomId, String> drafts) {}
}

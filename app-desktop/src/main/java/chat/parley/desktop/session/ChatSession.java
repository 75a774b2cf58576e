package chat.parley.desktop.session;

import chat.parley.desktop.link.ConnectionState;
import chat.parley.desktop.link.Server;
import chat.parley.desktop.link.Timers;
import chat.parley.desktop.store.Account;
import chat.parley.desktop.store.Disk;
import chat.parley.desktop.store.HomeStore;
import chat.parley.desktop.store.RoomCache;
import chat.parley.model.RoomId;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One account at one server: what is known of it, with or without a connection, and what one can
/// do there. Belongs to the FX thread.
///
/// Starts from this computer's store, so that rooms and messages are there before the network
/// answers, and comes back for ever when the connection breaks. The parts hold the state: [Rooms],
/// [People], one [Timeline] for each room, [Outbox], [Reading], [TypingSignals], [Drafting].
public final class ChatSession {
    private final Account account;
    private final Ports ports;
    private final People people;
    private final Rooms rooms;
    private final Outbox outbox;
    private final Reading reading;
    private final TypingSignals typing;
    private final Drafting drafts;
    private final Reactions reactions;
    private final Pages pages;
    private final Map<RoomId, Timeline> timelines = new HashMap<>();
    private final Feed feed;
    private final ReadOnlyObjectWrapper<ConnectionState> connection =
            new ReadOnlyObjectWrapper<>(new ConnectionState.Connecting(1));

    ChatSession(Account account, Ports ports) {
        this.account = account;
        this.ports = ports;
        people = new People(ports.server());
        rooms = new Rooms(ports.server(), people);
        outbox =
                new Outbox(
                        ports.server(),
                        ports.timers(),
                        ports.disk(),
                        ports.home().unsent(account),
                        this::show);
        reading = new Reading(ports.server(), ports.timers(), this::keep);
        typing = new TypingSignals(ports.server(), ports.timers());
        drafts = new Drafting(ports.timers(), ports.disk(), ports.home().drafts(account));
        reactions = new Reactions(ports.server(), account.person());
        pages = new StoredPages(ports.server(), people, ports.disk(), ports.cache().history());
        feed = new Feed(this, ports);
    }

    /// Shows what is kept on this computer, then begins to connect.
    ///
    /// @param shown runs once the kept rooms are there
    void start(Runnable shown) {
        ports.disk()
                .read(
                        () ->
                                new Feed.Kept(
                                        ports.cache().rooms(),
                                        ports.cache().people(),
                                        ports.home().unsent(account).all(),
                                        ports.home().drafts(account).all()),
                        kept -> {
                            feed.restore(kept);
                            shown.run();
                            ports.server().start(feed);
                        });
    }

    /// Tries to connect at once instead of at the end of the wait.
    public void tryNow() {
        ports.server().tryNow();
    }

    /// Ends the connection and writes what is not written yet. The session is of no use afterwards.
    public void close() {
        stop(connection.get());
        ports.disk().write(ports.cache()::close);
    }

    void stop(ConnectionState last) {
        typing.stopped();
        drafts.save();
        ports.server().stop(last);
    }

    /// The snapshot of a new connection is applied.
    void connected() {
        rooms.members().refresh();
        timelines.values().forEach(Timeline::connected);
        outbox.connected();
    }

    /// Takes a room out of everything that is shown.
    void forget(RoomId room) {
        Timeline shown = timelines.remove(room);
        if (shown != null) {
            shown.close();
        }
        rooms.removed(room);
    }

    private void keep(RoomEntry room) {
        feed.keep(room);
    }

    /// This person.
    public PersonEntry me() {
        return people.person(account.person());
    }

    public Account account() {
        return account;
    }

    /// Where the connection stands; to be shown always.
    public ReadOnlyObjectProperty<ConnectionState> connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    public Rooms rooms() {
        return rooms;
    }

    public People people() {
        return people;
    }

    /// The timeline of a room; always the same object.
    public Timeline timeline(RoomEntry room) {
        return timelines.computeIfAbsent(
                room.id(),
                id -> {
                    Timeline timeline = new Timeline(room, pages, reactions);
                    outbox.rows(id).forEach(timeline::pend);
                    return timeline;
                });
    }

    public Outbox outbox() {
        return outbox;
    }

    public Reading reading() {
        return reading;
    }

    public TypingSignals typing() {
        return typing;
    }

    public Drafting drafts() {
        return drafts;
    }

    void connection(ConnectionState now) {
        connection.set(now);
    }

    private void show(Outbox.Shown shown) {
        Timeline timeline = timeline(shown.room());
        switch (shown) {
            case Outbox.Shown.Row(RoomEntry room, TimelineRow.Pending row) -> timeline.pend(row);
            case Outbox.Shown.Gone(RoomEntry room, var op) -> timeline.unpend(op);
            case Outbox.Shown.Accepted(RoomEntry room, long seq) ->
                    outbox.applied(room.id(), feed.applied(room));
        }
    }

    /// What a session stands on.
    ///
    /// @param cache this account's copy of rooms and messages
    record Ports(Server server, Timers timers, Disk disk, HomeStore home, RoomCache cache) {}
}

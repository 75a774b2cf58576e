package chat.parley.desktop.session;

import chat.parley.desktop.link.ConnectionState;
import chat.parley.desktop.store.Account;
import chat.parley.desktop.store.Disk;
import chat.parley.desktop.store.Hole;
import chat.parley.desktop.store.HomeStore;
import chat.parley.desktop.store.RoomCache;
import chat.parley.desktop.store.RoomLine;
import chat.parley.model.Departure;
import chat.parley.model.Level;
import chat.parley.model.Limits;
import chat.parley.model.Member;
import chat.parley.model.MembershipState;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSummary;
import chat.parley.model.ServerRole;
import chat.parley.model.SessionId;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.PersonChanged;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.Ready;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.RoomRemoved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A real [ChatSession] for the tests of screens, without a server or a disk: the test says what
/// happens, everything happens at once.
///
/// Use it on one thread, the FX thread if nodes are bound to it. Signed in as `ann`.
public final class SampleSession {
    private final SampleServer server = new SampleServer();
    private final ManualTimers timers = new ManualTimers();
    private final Map<RoomId, List<Message>> messages = new HashMap<>();
    private final Account account = new Account("sample", new PersonId(UUID.randomUUID()));
    private final RoomCache cache = RoomCache.inMemory();
    private final Disk disk =
            new Disk(
                    Runnable::run,
                    Runnable::run,
                    fault -> {
                        throw fault;
                    });
    private final ChatSession session =
            new ChatSession(
                    account,
                    new ChatSession.Ports(server, timers, disk, HomeStore.inMemory(), cache));

    public SampleSession() {
        session.start(() -> {});
        connection(new ConnectionState.Online());
        server.listener().ready(List.of(snapshot(List.of())));
    }

    private Ready snapshot(List<RoomSummary> rooms) {
        return new Ready(
                Person.named(account.person(), "ann", "Ann", Presence.ONLINE),
                new SessionId(UUID.randomUUID()),
                timers.now(),
                900,
                Limits.standard(),
                ServerRole.USER,
                rooms,
                List.of(),
                Map.of(),
                List.of(),
                false);
    }

    /// What the screens are given.
    public ChatSession session() {
        return session;
    }

    /// What the session asks of its server; answers are given here.
    public SampleServer server() {
        return server;
    }

    /// Its clock.
    public ManualTimers timers() {
        return timers;
    }

    public void connection(ConnectionState state) {
        server.listener().state(state);
    }

    /// Somebody the session has heard of.
    public PersonEntry person(String username, String displayName, Presence presence) {
        Person person =
                Person.named(new PersonId(UUID.randomUUID()), username, displayName, presence);
        server.listener().event(new PersonChanged(person));
        return session.people().person(person.id());
    }

    /// A room this person is a member of.
    public RoomEntry room(RoomKind kind, String name) {
        return add(kind, name, MembershipState.MEMBER);
    }

    /// A room this person is invited to.
    public RoomEntry invitation(String name) {
        return add(RoomKind.PRIVATE, name, MembershipState.INVITED);
    }

    /// A direct room with one other, a group with more.
    public RoomEntry direct(PersonEntry... others) {
        return add(
                others.length == 1 ? RoomKind.DIRECT : RoomKind.GROUP,
                null,
                MembershipState.MEMBER,
                others);
    }

    /// A message a minute after the room's last one.
    public Message says(PersonEntry author, RoomEntry room, String text) {
        List<Message> posted = messages.computeIfAbsent(room.id(), id -> new ArrayList<>());
        Instant at =
                posted.isEmpty()
                        ? timers.now().minus(Duration.ofHours(2))
                        : posted.getLast().at().plus(Duration.ofMinutes(1));
        return says(author, room, text, at);
    }

    /// A message at a time.
    public Message says(PersonEntry author, RoomEntry room, String text, Instant at) {
        List<Message> posted = messages.computeIfAbsent(room.id(), id -> new ArrayList<>());
        Message message =
                Message.plain(
                        new MessageId(UUID.randomUUID()),
                        room.id(),
                        posted.size() + 1L,
                        author.id(),
                        at,
                        text);
        post(room, message);
        return message;
    }

    /// The server stores the pending message and everybody sees it.
    public Message stored(RoomEntry room, OperationId op, String text) {
        List<Message> posted = messages.computeIfAbsent(room.id(), id -> new ArrayList<>());
        Message message =
                Message.plain(
                                new MessageId(UUID.randomUUID()),
                                room.id(),
                                posted.size() + 1L,
                                account.person(),
                                timers.now(),
                                text)
                        .withOp(op);
        post(room, message);
        return message;
    }

    private void post(RoomEntry room, Message message) {
        messages.computeIfAbsent(room.id(), id -> new ArrayList<>()).add(message);
        server.listener()
                .event(
                        new MessagePosted(
                                room.id(),
                                message.seq(),
                                message.at(),
                                message.author(),
                                message.op(),
                                message));
    }

    /// A message changes in place: edited, deleted, reacted to.
    public void changes(RoomEntry room, MessageId id, UnaryOperator<Message> change) {
        messages.getOrDefault(room.id(), new ArrayList<>())
                .replaceAll(message -> message.id().equals(id) ? change.apply(message) : message);
        cache.history()
                .message(id)
                .map(change)
                .ifPresent(changed ->
                        cache.history()
                                .fill(room.id(), new Hole(0, 0), List.of(changed), true, true));
        session.timeline(room).change(id, change);
    }

    /// A line between messages.
    public void happens(RoomEntry room, RoomLine line) {
        session.timeline(room).apply(line);
    }

    public void types(PersonEntry person, RoomEntry room, boolean on) {
        session.typing().seen(room, person, on);
    }

    public void member(RoomEntry room, PersonEntry person, RoomRole role) {
        session.rooms()
                .members()
                .changed(
                        room.id(),
                        new Member(person.id(), role, MembershipState.MEMBER, null, null, null));
    }

    /// Somebody has read a room up to a number.
    public void reads(PersonEntry person, RoomEntry room, long seq) {
        server.listener().event(new ReadersMoved(room.id(), person.id(), seq));
    }

    public void leaves(RoomEntry room) {
        server.listener().event(new RoomRemoved(room.id(), Departure.LEFT));
    }

    /// A new connection with a snapshot of these rooms only.
    public void reconnect(RoomSummary... rooms) {
        connection(new ConnectionState.Online());
        server.listener().ready(List.of(snapshot(List.of(rooms))));
    }

    private RoomEntry add(
            RoomKind kind, @Nullable String name, MembershipState state, PersonEntry... peers) {
        RoomSummary summary = summary(kind, name, state, peers);
        server.listener().event(new RoomAdded(summary));
        return Objects.requireNonNull(session.rooms().room(summary.id()));
    }

    /// A summary as the server would send it, for answers to `createRoom` and its like.
    public static RoomSummary summary(
            RoomKind kind, @Nullable String name, MembershipState state, PersonEntry... peers) {
        return summary(kind, name, state, 0, peers);
    }

    /// A summary of a room whose last number is `head`.
    public static RoomSummary summary(
            RoomKind kind,
            @Nullable String name,
            MembershipState state,
            long head,
            PersonEntry... peers) {
        return new RoomSummary(
                new RoomId(UUID.randomUUID()),
                "epoch",
                head,
                kind,
                name,
                null,
                null,
                false,
                peers.length + 1,
                RoomRole.MEMBER,
                state,
                null,
                Level.ALL,
                false,
                null,
                false,
                0,
                0,
                0,
                null,
                Arrays.stream(peers).map(PersonEntry::id).toList(),
                null);
    }
}

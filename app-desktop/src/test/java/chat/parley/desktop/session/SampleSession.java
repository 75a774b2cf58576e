package chat.parley.desktop.session;

import chat.parley.desktop.link.ConnectionState;
import chat.parley.desktop.store.Account;
import chat.parley.desktop.store.Disk;
import chat.parley.desktop.store.HomeStore;
import chat.parley.model.Level;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
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
    private final ChatSession session =
            new ChatSession(
                    account,
                    new ChatSession.Ports(
                            server,
                            timers,
                            new Disk(
                                    Runnable::run,
                                    Runnable::run,
                                    fault -> {
                                        throw fault;
                                    }),
                            HomeStore.inMemory(),
                            new SamplePages()));

    public SampleSession() {
        session.people().heard(Person.named(account.person(), "ann", "Ann", Presence.ONLINE));
        connection(new ConnectionState.Online());
        session.outbox().connected();
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
        session.connection(state);
    }

    /// Somebody the session has heard of.
    public PersonEntry person(String username, String displayName, Presence presence) {
        return session.people()
                .heard(
                        Person.named(
                                new PersonId(UUID.randomUUID()), username, displayName, presence));
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
        session.outbox().settle(op);
        return message;
    }

    private void post(RoomEntry room, Message message) {
        messages.computeIfAbsent(room.id(), id -> new ArrayList<>()).add(message);
        session.timeline(room).apply(message);
        room.lastMessage(message);
        if (!message.author().equals(account.person())) {
            room.unreadCount().posted(message.seq(), false);
            room.showUnread();
        }
    }

    /// A message changes in place: edited, deleted, reacted to.
    public void changes(RoomEntry room, MessageId id, UnaryOperator<Message> change) {
        messages.getOrDefault(room.id(), new ArrayList<>())
                .replaceAll(message -> message.id().equals(id) ? change.apply(message) : message);
        session.timeline(room).change(id, change);
    }

    /// A line between messages.
    public void happens(RoomEntry room, TimelineRow.Changed line) {
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

    public void leaves(RoomEntry room) {
        session.rooms().removed(room.id());
    }

    private RoomEntry add(
            RoomKind kind, @Nullable String name, MembershipState state, PersonEntry... peers) {
        return session.rooms().summarised(summary(kind, name, state, peers));
    }

    /// A summary as the server would send it, for answers to `createRoom` and its like.
    public static RoomSummary summary(
            RoomKind kind, @Nullable String name, MembershipState state, PersonEntry... peers) {
        return new RoomSummary(
                new RoomId(UUID.randomUUID()),
                "epoch",
                0,
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
                0,
                0,
                0,
                null,
                Arrays.stream(peers).map(PersonEntry::id).toList(),
                null);
    }

    /// Pages of what was said so far.
    private final class SamplePages implements Pages {
        @Override
        public void newest(RoomId room, Consumer<Page> then) {
            List<Message> all = all(room);
            then.accept(page(all, Math.max(0, all.size() - Timeline.PAGE), all.size()));
        }

        @Override
        public void before(RoomId room, long seq, Consumer<Page> then) {
            int end = (int) seq - 1;
            then.accept(page(all(room), Math.max(0, end - Timeline.PAGE), end));
        }

        @Override
        public void after(RoomId room, long seq, Consumer<Page> then) {
            List<Message> all = all(room);
            then.accept(page(all, (int) seq, Math.min(all.size(), (int) seq + Timeline.PAGE)));
        }

        @Override
        public void around(RoomId room, long seq, Consumer<Page> then) {
            List<Message> all = all(room);
            int half = Timeline.PAGE / 2;
            then.accept(
                    page(
                            all,
                            Math.max(0, (int) seq - half),
                            Math.min(all.size(), (int) seq + half)));
        }

        private List<Message> all(RoomId room) {
            return messages.getOrDefault(room, List.of());
        }

        private static Page page(List<Message> all, int from, int to) {
            return new Page(List.copyOf(all.subList(from, to)), from > 0, to < all.size(), false);
        }
    }
}

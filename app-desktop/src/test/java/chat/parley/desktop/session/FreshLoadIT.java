package chat.parley.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Level;
import chat.parley.model.MembershipState;
import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.protocol.Ban;
import chat.parley.protocol.Block;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.DeleteRoom;
import chat.parley.protocol.DirectOpened;
import chat.parley.protocol.Done;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.MarkUnread;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MuteMember;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.Pin;
import chat.parley.protocol.React;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.ReplyTo;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.SetRole;
import chat.parley.protocol.SetRoomPreference;
import chat.parley.protocol.Unban;
import chat.parley.server.ChatServer;
import chat.parley.server.ServerConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the stream of a real server made of an app's state is what an app sees that was just
/// started: with a connection all the time, and after a time without one.
@NullUnmarked // fields are set before each test
class FreshLoadIT {
    @TempDir private Path folder;
    private ChatServer server;
    private Desk desk;
    private ChatSession ann;
    private Voice bob;
    private Voice carl;
    private Voice dora;
    private Voice eve;
    private RoomId dock;

    @BeforeEach
    void startAll() {
        server = ChatServer.start(ServerConfig.in(folder.resolve("server")));
        desk = new Desk(folder.resolve("ann"));
        ann = desk.register(address(), "ann");
        bob = Voice.registers(address(), "bob");
        carl = Voice.registers(address(), "carl");
        dora = Voice.registers(address(), "dora");
        eve = Voice.registers(address(), "eve");
        dock = made(RoomKind.PUBLIC, "dock");
        join(carl, dock);
        join(dora, dock);
        RoomEntry shown = desk.done(then -> ann.rooms().join(dock, then));
        desk.run(() -> ann.timeline(shown).open());
    }

    @AfterEach
    void stopAll() {
        List.of(bob, carl, dora, eve).forEach(Voice::close);
        desk.run(ann::close);
        desk.close();
        server.close();
    }

    private String address() {
        return "127.0.0.1:" + server.port();
    }

    private RoomId made(RoomKind kind, String name, PersonId... invited) {
        var op = Voice.op();
        return bob.does(
                        RoomEntered.class,
                        i -> new CreateRoom(i, op, kind, name, null, List.of(invited)))
                .room()
                .id();
    }

    private static void join(Voice who, RoomId room) {
        var op = Voice.op();
        who.does(RoomEntered.class, i -> new JoinRoom(i, op, room));
    }

    private static MessageId answers(
            Voice who,
            RoomId room,
            String text,
            @Nullable MessageId replyTo,
            @Nullable MessageId thread,
            Mention... mentions) {
        var op = Voice.op();
        ReplyTo reply = replyTo == null ? null : new ReplyTo(replyTo, null);
        return who.does(
                        MessageAccepted.class,
                        i ->
                                new SendMessage(
                                        i,
                                        op,
                                        room,
                                        text,
                                        reply,
                                        thread,
                                        List.of(),
                                        List.of(mentions),
                                        null))
                .message();
    }

    private void edits(Voice who, MessageId message, String text, Mention... mentions) {
        var op = Voice.op();
        who.does(
                ChangeMade.class,
                i -> new EditMessage(i, op, dock, message, text, List.of(mentions)));
    }

    private void deletes(Voice who, MessageId message) {
        var op = Voice.op();
        who.does(ChangeMade.class, i -> new DeleteMessage(i, op, dock, message, null));
    }

    private void reacts(Voice who, MessageId message, String emoji, boolean on) {
        var op = Voice.op();
        who.does(ChangeMade.class, i -> new React(i, op, dock, message, emoji, on));
    }

    private void pins(MessageId message, boolean on) {
        var op = Voice.op();
        bob.does(ChangeMade.class, i -> new Pin(i, op, dock, message, on));
    }

    private void changes(
            @Nullable String name, @Nullable String topic, @Nullable Boolean archived) {
        var op = Voice.op();
        bob.does(
                ChangeMade.class,
                i -> new ChangeRoom(i, op, dock, name, topic, null, null, archived, null));
    }

    /// Everything that can happen to messages: words, answers, threads, reactions, pins, deletions.
    private void talk(String day) {
        MessageId first = bob.says(dock, "first of " + day);
        MessageId second = carl.says(dock, "second of " + day);
        MessageId reply = answers(dora, dock, "answer to the first", first, null);
        answers(carl, dock, "answer to the answer", reply, null);
        answers(carl, dock, "@ann look", null, null, new Mention.OfPerson(annsId()));
        MessageId called =
                answers(dora, dock, "@ann again", null, null, new Mention.OfPerson(annsId()));
        answers(carl, dock, "in the thread", null, first);
        MessageId inThread =
                answers(
                        dora,
                        dock,
                        "@ann in the thread",
                        null,
                        first,
                        new Mention.OfPerson(annsId()));
        answers(bob, dock, "also there", null, first, Mention.OfGroup.ROOM);
        edits(bob, first, "first of " + day + ", changed");
        edits(carl, second, "@ann should see this", new Mention.OfPerson(annsId()));
        edits(dora, reply, "another answer");
        reacts(carl, first, "👍", true);
        reacts(dora, first, "👍", true);
        reacts(dora, first, "🎉", true);
        reacts(carl, first, "👍", false);
        reacts(carl, reply, "👀", true);
        pins(first, true);
        pins(second, true);
        pins(second, false);
        deletes(dora, called);
        deletes(dora, inThread);
        deletes(bob, reply);
        MessageId back = carl.says(dock, "gone and back");
        deletes(carl, back);
        var op = Voice.op();
        carl.does(ChangeMade.class, i -> new RestoreMessage(i, op, dock, back));
        carl.says(dock, "end of " + day);
    }

    /// Everything that can happen to people and rooms.
    private void move(String name) {
        role(carl, RoomRole.MODERATOR);
        var mute = Voice.op();
        bob.does(ChangeMade.class, i -> new MuteMember(i, mute, dock, dora.id(), 3_600L));
        var ban = Voice.op();
        bob.does(ChangeMade.class, i -> new Ban(i, ban, dock, eve.id(), "was never in"));
        var unban = Voice.op();
        bob.does(ChangeMade.class, i -> new Unban(i, unban, dock, eve.id()));
        var invite = Voice.op();
        bob.does(ChangeMade.class, i -> new InviteToRoom(i, invite, dock, eve.id()));
        var decline = Voice.op();
        eve.does(RoomEntered.class, i -> new LeaveRoom(i, decline, dock));
        var remove = Voice.op();
        bob.does(ChangeMade.class, i -> new RemoveMember(i, remove, dock, dora.id(), null));
        join(dora, dock);
        join(eve, dock);
        changes(name, "all about " + name, null);
        changes(null, null, true);
        changes(null, null, false);
        role(carl, RoomRole.MEMBER);
    }

    private void role(Voice who, RoomRole role) {
        var op = Voice.op();
        bob.does(ChangeMade.class, i -> new SetRole(i, op, dock, who.id(), role));
    }

    private void leaves(Voice who, RoomId room) {
        var op = Voice.op();
        who.does(RoomEntered.class, i -> new LeaveRoom(i, op, room));
    }

    private RoomId group(Voice... others) {
        var op = Voice.op();
        List<PersonId> people =
                Stream.concat(Stream.of(annsId()), Arrays.stream(others).map(Voice::id)).toList();
        return bob.does(DirectOpened.class, i -> new OpenDirect(i, op, people)).room().id();
    }

    private PersonId annsId() {
        return ann.account().person();
    }

    @Test
    void theStreamLeadsToWhatAFreshLoadShows() {
        RoomId group = group(carl, dora);
        RoomId doomed = made(RoomKind.PRIVATE, "doomed", annsId());
        RoomId closed = made(RoomKind.PRIVATE, "closed", annsId());
        desk.<RoomEntry>done(then -> ann.rooms().join(doomed, then));
        desk.<RoomEntry>done(then -> ann.rooms().join(closed, then));
        made(RoomKind.CHANNEL, "news", annsId());
        desk.until("the group is there", () -> ann.rooms().room(group) != null);
        desk.run(() -> ann.timeline(ann.rooms().room(group)).open());

        talk("monday");
        leaves(dora, group);
        carl.says(group, "without dora");
        move("harbour");
        var delete = Voice.op();
        bob.does(RoomEntered.class, i -> new DeleteRoom(i, delete, doomed));
        var ban = Voice.op();
        bob.does(ChangeMade.class, i -> new Ban(i, ban, closed, annsId(), null));

        looksLikeAFreshLoad(3);
    }

    @Test
    void aTimeWithoutAConnectionLeadsToWhatAFreshLoadShows() {
        talk("monday");
        RoomId group = group(carl, dora);
        desk.until("the group is there", () -> ann.rooms().room(group) != null);
        desk.until("ann has it all", () -> texts(ann, dock).contains("end of monday"));
        desk.run(() -> desk.entrance().close(ann));

        talk("tuesday");
        leaves(dora, group);
        move("harbour");
        carl.says(dock, "when ann is away");

        ann = desk.reopen();
        desk.online(ann);
        desk.run(() -> ann.timeline(ann.rooms().room(dock)).open());
        looksLikeAFreshLoad(2);
    }

    @Test
    void aPointerThatAnotherDeviceMovedBackShows() {
        bob.says(dock, "one");
        carl.says(dock, "two");
        desk.until("both came", () -> ann.rooms().room(dock).unreadProperty().get() == 2);
        try (Voice phone = Voice.signsIn(address(), "ann")) {
            Message one = desk.get(() -> posted(ann, dock).getFirst());
            desk.run(() -> ann.reading().markRead(ann.rooms().room(dock), one.seq() + 1));
            desk.until("read", () -> !ann.rooms().room(dock).unreadCount().ahead());
            phone.does(ReadPosition.class, i -> new MarkUnread(i, dock, one.seq()));
            desk.until("unread", () -> ann.rooms().room(dock).unreadProperty().get() == 2);
            looksLikeAFreshLoad(1);
        }
    }

    @Test
    void preferencesOfAnotherDeviceShow() {
        try (Voice phone = Voice.signsIn(address(), "ann")) {
            phone.does(
                    Done.class,
                    i -> new SetRoomPreference(i, dock, Level.MENTIONS, null, true, "work", null));
            var op = Voice.op();
            phone.does(Done.class, i -> new Block(i, op, dora.id(), true));
            answers(dora, dock, "@ann hello", null, null, new Mention.OfPerson(annsId()));
            bob.says(dock, "hello all");
            looksLikeAFreshLoad(1);
        }
    }

    /// Compares ann's app with one that signs in for the first time; what is shown, and what is
    /// kept for the next time the room is opened.
    private void looksLikeAFreshLoad(int rooms) {
        try (Desk other = new Desk(folder.resolve("fresh"))) {
            Reach.Met met =
                    (Reach.Met)
                            other.<Reach>answer(then -> other.entrance().reach(address(), then));
            ChatSession fresh =
                    other.done(then -> other.entrance().signIn(met, "ann", "correct horse", then));
            other.online(fresh);
            other.run(() -> openAll(fresh));
            other.until("all is loaded", () -> isLoaded(fresh));
            List<Seen> expected = other.get(() -> seen(fresh));
            assertThat(expected).hasSize(rooms);
            assertThat(other.<List<String>>get(() -> texts(fresh, dock)))
                    .noneMatch(text -> text.contains("in the thread"));
            desk.run(() -> members(ann));
            desk.untilAsserted(() -> assertThat(seen(ann)).isEqualTo(expected));
            desk.run(() -> {
                ann.rooms().list().forEach(room -> ann.timeline(room).close());
                openAll(ann);
            });
            desk.untilAsserted(() -> assertThat(seen(ann)).isEqualTo(expected));
            other.run(fresh::close);
        }
    }

    private static void openAll(ChatSession session) {
        session.rooms().list().stream()
                .filter(room -> room.myStateProperty().get() == MembershipState.MEMBER)
                .forEach(room -> session.timeline(room).toNewest());
        members(session);
    }

    private static void members(ChatSession session) {
        session.rooms().list().forEach(room -> session.rooms().members(room));
    }

    private static boolean isLoaded(ChatSession session) {
        return session.rooms().list().stream()
                .allMatch(room ->
                        room.myStateProperty().get() != MembershipState.MEMBER
                                || (session.timeline(room).phaseProperty().get()
                                                == Timeline.Phase.READY
                                        && session.rooms().members().counts(room.id())));
    }

    private static List<String> texts(ChatSession session, RoomId room) {
        return posted(session, room).stream().map(Message::text).toList();
    }

    private static List<Message> posted(ChatSession session, RoomId room) {
        return session.timeline(session.rooms().room(room)).rows().stream()
                .filter(TimelineRow.Posted.class::isInstance)
                .map(row -> ((TimelineRow.Posted) row).message().withOp(null))
                .toList();
    }

    private static List<Seen> seen(ChatSession session) {
        return session.rooms().list().stream()
                .sorted(Comparator.comparing(room -> room.id().toString()))
                .map(room -> seen(session, room))
                .toList();
    }

    private static Seen seen(ChatSession session, RoomEntry room) {
        Message last = room.lastMessageProperty().get();
        Map<String, String> members = new TreeMap<>();
        session.rooms()
                .members(room)
                .forEach(member ->
                        members.put(
                                member.person().username(), member.role() + " " + member.state()));
        return new Seen(
                room.name() + " " + room.topicProperty().get() + " " + room.kind(),
                room.memberCountProperty().get(),
                room.myRoleProperty().get() + " " + room.myStateProperty().get(),
                room.levelProperty().get() + " " + room.favouriteProperty().get(),
                room.archivedProperty().get() + " " + room.slowModeSeconds(),
                room.readSeq()
                        + ": "
                        + room.unreadProperty().get()
                        + ", "
                        + room.mentionsProperty().get(),
                last == null ? null : last.withOp(null),
                posted(session, room.id()),
                members);
    }

    /// What a person sees of one room.
    private record Seen(
            String title,
            int memberCount,
            String place,
            String preferences,
            String settings,
            String unread,
            @Nullable Message last,
            List<Message> messages,
            Map<String, String> members) {}
}

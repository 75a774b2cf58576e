package chat.parley.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.link.ConnectionState;
import chat.parley.model.Message;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.server.ChatServer;
import chat.parley.server.ServerConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two people's sessions against a real server over real sockets, which comes and goes.
@NullUnmarked // fields are set before each test
class SessionIT {
    @TempDir private Path folder;
    private ServerConfig config;
    private ChatServer server;
    private Desk annsDesk;
    private Desk bobsDesk;
    private ChatSession ann;
    private ChatSession bob;

    @BeforeEach
    void startAll() {
        config = ServerConfig.in(folder.resolve("server"));
        server = ChatServer.start(config);
        config = config.withPort(server.port());
        annsDesk = new Desk(folder.resolve("ann"));
        bobsDesk = new Desk(folder.resolve("bob"));
        ann = annsDesk.register(address(), "ann");
        bob = bobsDesk.register(address(), "bob");
    }

    @AfterEach
    void stopAll() {
        annsDesk.run(ann::close);
        bobsDesk.run(bob::close);
        annsDesk.close();
        bobsDesk.close();
        server.close();
    }

    private String address() {
        return "127.0.0.1:" + server.port();
    }

    /// A room with both in it, open on both sides.
    private RoomId sharedRoom() {
        RoomEntry made =
                annsDesk.done(then -> ann.rooms().create(RoomKind.PUBLIC, "general", "", then));
        RoomEntry joined = bobsDesk.done(then -> bob.rooms().join(made.id(), then));
        annsDesk.run(() -> ann.timeline(made).open());
        bobsDesk.run(() -> bob.timeline(joined).open());
        return made.id();
    }

    private void send(Desk desk, ChatSession session, RoomId room, String text) {
        desk.run(() -> session.outbox().send(session.rooms().room(room), text));
    }

    private void bothSee(RoomId room, String... texts) {
        annsDesk.untilTexts(ann, ann.rooms().room(room), texts);
        bobsDesk.untilTexts(bob, bob.rooms().room(room), texts);
    }

    private void restartServer() {
        server.close();
        annsDesk.until("ann is offline", () -> !ann.connectionProperty().get().online());
        bobsDesk.until("bob is offline", () -> !bob.connectionProperty().get().online());
        server = ChatServer.start(config);
        annsDesk.run(ann::tryNow);
        bobsDesk.run(bob::tryNow);
    }

    @Test
    void carriesWhatOneSaysToTheOther() {
        RoomId room = sharedRoom();
        send(annsDesk, ann, room, "hi bob");
        bothSee(room, "hi bob");
        send(bobsDesk, bob, room, "hi ann");
        bothSee(room, "hi bob", "hi ann");
        assertThat(annsDesk.<Integer>get(() -> ann.rooms().room(room).unreadProperty().get()))
                .isEqualTo(1);

        annsDesk.run(() -> ann.reading().markRead(ann.rooms().room(room), 100));
        annsDesk.until("read", () -> ann.rooms().room(room).unreadProperty().get() == 0);
    }

    @Test
    void sendsWhatWasWrittenWithoutAConnectionOnceAndInOrder() {
        RoomId room = sharedRoom();
        send(annsDesk, ann, room, "before");
        bothSee(room, "before");
        server.close();
        annsDesk.until("offline", () -> !ann.connectionProperty().get().online());
        for (int i = 1; i <= 5; i++) {
            send(annsDesk, ann, room, "offline " + i);
        }
        server = ChatServer.start(config);
        annsDesk.run(ann::tryNow);
        bobsDesk.run(bob::tryNow);

        bothSee(room, "before", "offline 1", "offline 2", "offline 3", "offline 4", "offline 5");
        annsDesk.until(
                "nothing is unsent", () -> annsDesk.home().unsent(ann.account()).all().isEmpty());
    }

    @Test
    void keepsGoingWhenTheServerIsRestartedWhileBothWrite() {
        RoomId room = sharedRoom();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 5; i++) {
                send(annsDesk, ann, room, "a" + round + i);
                send(bobsDesk, bob, room, "b" + round + i);
            }
            restartServer();
        }
        annsDesk.untilAsserted(() -> assertThat(posted(ann, room)).hasSize(30));
        List<String> seen = annsDesk.get(() -> posted(ann, room));
        bobsDesk.untilAsserted(() -> assertThat(posted(bob, room)).isEqualTo(seen));
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(text -> text.startsWith("a")).toList()).isSorted();
        assertThat(seen.stream().filter(text -> text.startsWith("b")).toList()).isSorted();
    }

    private static List<String> posted(ChatSession session, RoomId room) {
        return session.timeline(session.rooms().room(room)).rows().stream()
                .filter(TimelineRow.Posted.class::isInstance)
                .map(row -> ((TimelineRow.Posted) row).message())
                .map(Message::text)
                .toList();
    }

    @Test
    void showsRoomsAndMessagesBeforeTheNetworkAnswers() {
        RoomId room = sharedRoom();
        send(annsDesk, ann, room, "kept");
        bothSee(room, "kept");
        annsDesk.run(() -> ann.drafts().keep(ann.rooms().room(room), "half a"));
        annsDesk.run(() -> annsDesk.entrance().close(ann));
        server.close();
        bobsDesk.until("bob is offline", () -> !bob.connectionProperty().get().online());

        ann = annsDesk.reopen();
        RoomEntry kept = annsDesk.room(ann, "general");
        annsDesk.run(() -> ann.timeline(kept).open());
        annsDesk.untilTexts(ann, kept, "kept");
        assertThat(annsDesk.<String>get(() -> kept.draftProperty().get())).isEqualTo("half a");
        assertThat(annsDesk.<Boolean>get(() -> ann.connectionProperty().get().online())).isFalse();

        send(annsDesk, ann, room, "written while it was down");
        server = ChatServer.start(config);
        annsDesk.run(ann::tryNow);
        bobsDesk.run(bob::tryNow);
        bothSee(room, "kept", "written while it was down");
    }

    @Test
    void catchesUpWithWhatWasMissed() {
        RoomId room = sharedRoom();
        send(annsDesk, ann, room, "one");
        bothSee(room, "one");
        bobsDesk.run(() -> bobsDesk.entrance().close(bob));
        IntStream.rangeClosed(1, 8).forEach(i -> send(annsDesk, ann, room, "missed " + i));
        annsDesk.until("all are out", () -> posted(ann, room).size() == 9);

        bob = bobsDesk.reopen();
        bobsDesk.online(bob);
        RoomEntry entry = bobsDesk.room(bob, "general");
        bobsDesk.until("unread", () -> entry.unreadProperty().get() == 9);
        bobsDesk.run(() -> bob.timeline(entry).open());
        bobsDesk.until("bob has all", () -> posted(bob, room).size() == 9);
    }

    @Test
    void showsWhoTypesAndWhatTheyThink() {
        RoomId room = sharedRoom();
        bobsDesk.run(() -> bob.typing().typed(bob.rooms().room(room)));
        annsDesk.until("typing", () -> ann.rooms().room(room).typing().size() == 1);

        send(bobsDesk, bob, room, "done?");
        bothSee(room, "done?");
        assertThat(annsDesk.<Integer>get(() -> ann.rooms().room(room).typing().size())).isZero();

        Message message =
                annsDesk.get(() ->
                        ((TimelineRow.Posted) ann.timeline(ann.rooms().room(room)).rows().getLast())
                                .message());
        assertThat(
                        annsDesk.<Boolean>done(then ->
                                ann.timeline(ann.rooms().room(room))
                                        .react(message.id(), "👍", true, then)))
                .isTrue();
        bobsDesk.until(
                "reaction",
                () ->
                        bob.timeline(bob.rooms().room(room)).rows().getLast()
                                        instanceof TimelineRow.Posted(var key, Message shown)
                                && shown.reactions().size() == 1);
    }

    @Test
    void opensTheOneConversationOfTwoPeople() {
        RoomEntry direct =
                annsDesk.done(
                        then -> ann.rooms().openDirect(List.of(bob.account().person()), then));
        send(annsDesk, ann, direct.id(), "psst");
        bobsDesk.until("bob is in it", () -> bob.rooms().room(direct.id()) != null);
        bobsDesk.run(() -> bob.timeline(bob.rooms().room(direct.id())).open());
        bobsDesk.untilTexts(bob, bob.rooms().room(direct.id()), "psst");
        assertThat(bobsDesk.<String>get(() -> bob.rooms().room(direct.id()).name()))
                .isEqualTo("ann!");
    }

    @Test
    void signsOutAndInAgainWithoutLosingWhatIsUnsent() {
        RoomId room = sharedRoom();
        server.close();
        annsDesk.until("offline", () -> !ann.connectionProperty().get().online());
        send(annsDesk, ann, room, "unsent");
        annsDesk.run(() -> annsDesk.entrance().signOut(ann));
        assertThat(annsDesk.<ConnectionState>get(() -> ann.connectionProperty().get()))
                .isEqualTo(new ConnectionState.SignedOut(ConnectionState.Why.HERE));
        annsDesk.until("forgotten", () -> annsDesk.entrance().kept().isEmpty());

        server = ChatServer.start(config);
        Reach.Met met =
                (Reach.Met)
                        annsDesk.<Reach>answer(then -> annsDesk.entrance().reach(address(), then));
        ann = annsDesk.done(then -> annsDesk.entrance().signIn(met, "ann", "correct horse", then));
        annsDesk.online(ann);
        bobsDesk.run(bob::tryNow);
        annsDesk.run(() -> ann.timeline(ann.rooms().room(room)).open());
        bothSee(room, "unsent");
    }
}

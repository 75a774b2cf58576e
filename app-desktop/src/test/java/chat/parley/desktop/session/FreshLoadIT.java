package chat.parley.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Level;
import chat.parley.model.MembershipState;
import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.Ban;
import chat.parley.protocol.Block;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.DeleteRoom;
import chat.parley.protocol.Done;
import chat.parley.protocol.MarkUnread;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.SetRoomPreference;
import chat.parley.server.ChatServer;
import chat.parley.server.ServerConfig;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
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
    private Dockers dockers;
    private RoomId dock;

    @BeforeEach
    void startAll() {
        server = ChatServer.start(ServerConfig.in(folder.resolve("server")));
        desk = new Desk(folder.resolve("ann"));
        ann = desk.register(address(), "ann");
        dockers = new Dockers(address(), ann.account().person());
        dock = dockers.dock;
        RoomEntry shown = desk.done(then -> ann.rooms().join(dock, then));
        desk.run(() -> ann.timeline(shown).open());
    }

    @AfterEach
    void stopAll() {
        dockers.close();
        desk.run(ann::close);
        desk.close();
        server.close();
    }

    private String address() {
        return "127.0.0.1:" + server.port();
    }

    @Test
    void theStreamLeadsToWhatAFreshLoadShows() {
        RoomId group = dockers.group(dockers.carl, dockers.dora);
        RoomId doomed = dockers.made(RoomKind.PRIVATE, "doomed", ann.account().person());
        RoomId closed = dockers.made(RoomKind.PRIVATE, "closed", ann.account().person());
        desk.<RoomEntry>done(then -> ann.rooms().join(doomed, then));
        desk.<RoomEntry>done(then -> ann.rooms().join(closed, then));
        dockers.made(RoomKind.CHANNEL, "news", ann.account().person());
        desk.until("the group is there", () -> ann.rooms().room(group) != null);
        desk.run(() -> ann.timeline(ann.rooms().room(group)).open());

        dockers.talk("monday");
        dockers.leaves(dockers.dora, group);
        dockers.carl.says(group, "without dora");
        dockers.move("harbour");
        var delete = Voice.op();
        dockers.bob.does(RoomEntered.class, i -> new DeleteRoom(i, delete, doomed));
        var ban = Voice.op();
        dockers.bob.does(
                ChangeMade.class, i -> new Ban(i, ban, closed, ann.account().person(), null));

        looksLikeAFreshLoad(3);
    }

    @Test
    void aTimeWithoutAConnectionLeadsToWhatAFreshLoadShows() {
        dockers.talk("monday");
        RoomId group = dockers.group(dockers.carl, dockers.dora);
        desk.until("the group is there", () -> ann.rooms().room(group) != null);
        desk.until("ann has it all", () -> Seen.texts(ann, dock).contains("end of monday"));
        desk.run(() -> desk.entrance().close(ann));

        dockers.talk("tuesday");
        dockers.leaves(dockers.dora, group);
        dockers.move("harbour");
        dockers.carl.says(dock, "when ann is away");

        ann = desk.reopen();
        desk.online(ann);
        desk.run(() -> ann.timeline(ann.rooms().room(dock)).open());
        looksLikeAFreshLoad(2);
    }

    @Test
    void aPointerThatAnotherDeviceMovedBackShows() {
        dockers.bob.says(dock, "one");
        dockers.carl.says(dock, "two");
        desk.until("both came", () -> ann.rooms().room(dock).unreadProperty().get() == 2);
        try (Voice phone = Voice.signsIn(address(), "ann")) {
            Message one = desk.get(() -> Seen.posted(ann, dock).getFirst());
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
            phone.does(Done.class, i -> new Block(i, op, dockers.dora.id(), true));
            Dockers.answers(
                    dockers.dora,
                    dock,
                    "@ann hello",
                    null,
                    null,
                    new Mention.OfPerson(ann.account().person()));
            dockers.bob.says(dock, "hello all");
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
            List<Seen> expected = other.get(() -> Seen.by(fresh));
            assertThat(expected).hasSize(rooms);
            assertThat(other.<List<String>>get(() -> Seen.texts(fresh, dock)))
                    .noneMatch(text -> text.contains("in the thread"));
            desk.run(() -> members(ann));
            desk.untilAsserted(() -> assertThat(Seen.by(ann)).isEqualTo(expected));
            desk.run(() -> {
                ann.rooms().list().forEach(room -> ann.timeline(room).close());
                openAll(ann);
            });
            desk.untilAsserted(() -> assertThat(Seen.by(ann)).isEqualTo(expected));
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
}

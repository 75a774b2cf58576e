package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.CloseReason;
import chat.parley.model.Departure;
import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.Message;
import chat.parley.model.OperationId;
import chat.parley.model.Presence;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.model.TypingKind;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.Done;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.Hello;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MemberChanged;
import chat.parley.protocol.MemberRemoved;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.Ping;
import chat.parley.protocol.Pong;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.React;
import chat.parley.protocol.ReactionsChanged;
import chat.parley.protocol.ReadMoved;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.Reauthenticate;
import chat.parley.protocol.Refused;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.RoomRemoved;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.SetStatus;
import chat.parley.protocol.Typing;
import chat.parley.protocol.TypingSeen;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.script.ScriptedConnection;
import chat.parley.server.script.ScriptedHttp;
import chat.parley.server.script.ScriptedPerson;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people can rely on when they talk, whichever database the server has.
abstract class ConversationContract {

    private final List<ScriptedPerson> people = new ArrayList<>();
    private ServerConfig config;
    private ChatServer server;

    /// A fresh database.
    abstract DatabaseSettings database();

    @BeforeEach
    void start(@TempDir Path folder) {
        Limits limits =
                Limits.standard()
                        .with(Limit.SENDS_PER_SECOND, 0)
                        .with(Limit.ACCOUNTS_PER_HOUR_PER_ADDRESS, 0);
        config = ServerConfig.in(folder).withDatabase(database()).withLimits(limits);
        server = ChatServer.start(config);
    }

    @AfterEach
    void stop() {
        people.forEach(ScriptedPerson::close);
        server.close();
    }

    @Test
    void whoEntersARoomHearsTheirOwnNextWords() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedPerson bob = signsUp("bob");
        for (int n = 0; n < 20; n++) {
            RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay " + n);
            ann.says(quay.id(), "created " + n);
            ann.sees(quay.id(), "created " + n);
            bob.joins(quay.id());
            bob.says(quay.id(), "joined " + n);
            bob.sees(quay.id(), "joined " + n);
        }
        RoomSummary direct = ann.opensDirect(bob);
        ann.says(direct.id(), "just us");
        ann.sees(direct.id(), "just us");
    }

    @Test
    void whatOneSaysTheOtherSees() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedPerson bob = signsUp("bob");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());

        MessageAccepted hi = ann.says(quay.id(), "hi");
        MessagePosted seen = bob.sees(quay.id(), "hi");
        assertThat(seen.seq()).isEqualTo(hi.seq());
        assertThat(seen.by()).isEqualTo(ann.id());
        assertThat(seen.message().author()).isEqualTo(ann.id());

        bob.says(quay.id(), "hello ann");
        ann.sees(quay.id(), "hello ann");
        assertThat(ann.heard(quay.id())).containsExactly("hi", "hello ann");
    }

    @Test
    void eventsComeInOrderAndWithoutAGap() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedPerson bob = signsUp("bob");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        for (int i = 0; i < 60; i++) {
            (i % 2 == 0 ? ann : bob).says(quay.id(), "line " + i);
        }
        bob.sees(quay.id(), "line 59");
        ann.sees(quay.id(), "line 59");
        assertThat(seqs(ann, quay)).isEqualTo(consecutive(seqs(ann, quay)));
        assertThat(seqs(bob, quay)).isEqualTo(consecutive(seqs(bob, quay)));
        assertThat(ann.heard(quay.id()))
                .isEqualTo(IntStream.range(0, 60).mapToObj(i -> "line " + i).toList());
    }

    @Test
    void theSameOperationIsOneMessage() {
        ScriptedPerson ann = signsUp("ann");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        OperationId op = ScriptedPerson.newOperation();
        MessageAccepted first = ann.says(quay.id(), "once", op);
        MessageAccepted again = ann.says(quay.id(), "once", op);
        assertThat(again.message()).isEqualTo(first.message());
        assertThat(again.again()).isTrue();
        ann.says(quay.id(), "twice");
        ann.sees(quay.id(), "twice");
        assertThat(ann.heard(quay.id())).containsExactly("once", "twice");
        assertThat(
                        ann.wire()
                                .refused(i -> ScriptedPerson.message(i, op, quay.id(), "another"))
                                .code())
                .isEqualTo(RefusalCode.OPERATION_REUSED);
    }

    @Test
    void aRoomIsToldBeforeItsEventsAndTakenAfterThem() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedPerson bob = signsUp("bob");
        RoomSummary cabin = ann.creates(RoomKind.PRIVATE, "Cabin");
        ann.asks(
                ChangeMade.class,
                i -> new InviteToRoom(i, ScriptedPerson.newOperation(), cabin.id(), bob.id()));
        RoomAdded invited =
                bob.sees(RoomAdded.class, added -> added.summary().id().equals(cabin.id()));
        assertThat(invited.summary().myState().word()).isEqualTo("invited");
        ann.says(cabin.id(), "not for bob yet");
        bob.joins(cabin.id());
        RoomAdded joined =
                bob.sees(
                        RoomAdded.class,
                        added ->
                                added.summary().id().equals(cabin.id())
                                        && added.summary().myState().word().equals("member"));
        ann.says(cabin.id(), "welcome");
        bob.sees(cabin.id(), "welcome");
        assertThat(bob.heard(cabin.id())).containsExactly("welcome");
        assertThat(seqs(bob, cabin).getFirst()).isGreaterThan(joined.summary().head());

        bob.asks(
                RoomEntered.class,
                i -> new LeaveRoom(i, ScriptedPerson.newOperation(), cabin.id()));
        RoomRemoved removed = bob.sees(RoomRemoved.class, gone -> gone.room().equals(cabin.id()));
        assertThat(removed.how()).isEqualTo(Departure.LEFT);
        ann.sees(MemberRemoved.class, gone -> gone.person().equals(bob.id()));
        ann.says(cabin.id(), "bob is gone");
        ann.sees(cabin.id(), "bob is gone");
        List<ServerFrame> frames = bob.wire().frames();
        assertThat(frames.indexOf(removed))
                .isGreaterThan(
                        frames.indexOf(
                                bob.sees(
                                        MemberRemoved.class,
                                        gone -> gone.person().equals(bob.id()))));
        assertThat(bob.heard(cabin.id())).containsExactly("welcome");
    }

    @Test
    void aStrangerMayNeitherReadNorSend() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedPerson eve = signsUp("eve");
        RoomSummary cabin = ann.creates(RoomKind.PRIVATE, "Cabin");
        ann.says(cabin.id(), "between us");
        assertThat(
                        eve.wire()
                                .refused(i ->
                                        new GetHistory(i, cabin.id(), null, null, null, null, null))
                                .code())
                .isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(
                        eve.wire()
                                .refused(i ->
                                        ScriptedPerson.message(
                                                i, ScriptedPerson.newOperation(), cabin.id(), "hi"))
                                .code())
                .isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(
                        eve.wire()
                                .refused(
                                        i -> new Typing(i, cabin.id(), null, TypingKind.TEXT, true))
                                .code())
                .isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(eve.heard(cabin.id())).isEmpty();
    }

    @Test
    void aDirectRoomComesUpAtTheOther() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedPerson bob = signsUp("bob");
        RoomSummary direct = ann.opensDirect(bob);
        bob.sees(RoomAdded.class, added -> added.summary().id().equals(direct.id()));
        ann.says(direct.id(), "psst");
        bob.sees(direct.id(), "psst");
        assertThat(bob.opensDirect(ann).id()).isEqualTo(direct.id());
    }

    @Test
    void reactionsAndReadPointersTravel() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedPerson bob = signsUp("bob");
        ScriptedPerson bobsPhone = keep(bob.alsoAt(address()));
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        MessageAccepted hi = ann.says(quay.id(), "hi");
        bob.sees(quay.id(), "hi");
        bob.asks(
                ChangeMade.class,
                i ->
                        new React(
                                i,
                                ScriptedPerson.newOperation(),
                                quay.id(),
                                hi.message(),
                                "👍",
                                true));
        ReactionsChanged reaction =
                ann.sees(ReactionsChanged.class, changed -> changed.message().equals(hi.message()));
        assertThat(reaction.by()).isEqualTo(bob.id());
        ReadPosition read =
                bob.asks(ReadPosition.class, i -> new MarkRead(i, quay.id(), hi.seq(), null));
        assertThat(read.unread()).isZero();
        ReadMoved moved = bobsPhone.sees(ReadMoved.class, m -> m.room().equals(quay.id()));
        assertThat(moved.readSeq()).isEqualTo(hi.seq());
    }

    @Test
    void typingIsSeenByTheOthersOnly() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedPerson bob = signsUp("bob");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        bob.sees(RoomAdded.class, _ -> true);
        ann.wire().post(i -> new Typing(i, quay.id(), null, TypingKind.TEXT, true));
        TypingSeen typing = bob.sees(TypingSeen.class, seen -> seen.person().equals(ann.id()));
        assertThat(typing.on()).isTrue();
        ann.says(quay.id(), "done");
        ann.sees(quay.id(), "done");
        assertThat(ann.hasSeen(TypingSeen.class, _ -> true)).isFalse();
    }

    @Test
    void presenceGoesToThoseWhoShareARoom() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedPerson bob = signsUp("bob");
        ScriptedPerson eve = signsUp("eve");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        bob.sees(RoomAdded.class, _ -> true);
        bob.asks(Done.class, i -> new SetStatus(i, Presence.BUSY, "cooking", null, null));
        PresenceSeen busy = ann.sees(PresenceSeen.class, seen -> seen.presence() == Presence.BUSY);
        assertThat(busy.person()).isEqualTo(bob.id());
        bob.asks(Done.class, i -> new SetStatus(i, Presence.INVISIBLE, null, null, null));
        ann.sees(
                PresenceSeen.class,
                seen -> seen.person().equals(bob.id()) && seen.presence() == Presence.OFFLINE);
        bob.asks(Done.class, i -> new SetStatus(i, Presence.ONLINE, "back", null, null));
        ann.sees(
                PresenceSeen.class,
                seen -> seen.status() != null && "back".equals(seen.status().text()));
        int before = ann.wire().frames().size();
        bob.close();
        await().until(() ->
                ann.wire().frames().stream()
                        .skip(before)
                        .anyMatch(frame ->
                                frame instanceof PresenceSeen gone
                                        && gone.presence() == Presence.OFFLINE));
        assertThat(eve.hasSeen(PresenceSeen.class, seen -> seen.person().equals(bob.id())))
                .isFalse();
    }

    @Test
    void whoComesBackGetsAllThatWasSaid() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedPerson bob = signsUp("bob");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        RoomSummary atBob = bob.joins(quay.id());
        bob.wire().drop();
        for (int i = 0; i < 5; i++) {
            ann.says(quay.id(), "missed " + i);
        }
        bob.comesBack(address());
        ChangesPage changes = bob.changesOf(atBob, atBob.head());
        assertThat(changes.messages().stream().map(m -> m.text()).toList())
                .containsExactly("missed 0", "missed 1", "missed 2", "missed 3", "missed 4");
        ann.says(quay.id(), "live again");
        assertThat(bob.sees(quay.id(), "live again").seq()).isEqualTo(changes.upTo() + 1);
    }

    @Test
    void aRestartTellsEverybodyToComeBackAndLosesNothing() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedPerson bob = signsUp("bob");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        RoomSummary atBob = bob.joins(quay.id());
        ann.says(quay.id(), "before");
        server.close();
        assertThat(ann.isClosed()).isEqualTo(CloseReason.RESTART);
        assertThat(bob.isClosed()).isEqualTo(CloseReason.RESTART);
        server = ChatServer.start(config);
        ann.comesBack(address());
        ann.says(quay.id(), "after");
        bob.comesBack(address());
        assertThat(bob.rooms().getFirst().lastMessage())
                .extracting(Message::text)
                .isEqualTo("after");
        assertThat(
                        bob.changesOf(atBob, atBob.head()).messages().stream()
                                .map(m -> m.text())
                                .toList())
                .containsExactly("before", "after");
    }

    @Test
    void answersCarryTheNumbersAndNumbersOnlyGrow() {
        ScriptedPerson ann = signsUp("ann");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        ann.wire().sendText("{\"t\":\"getHistory\",\"i\":1,\"room\":\"" + quay.id() + "\"}");
        Refused old = ann.sees(Refused.class, refused -> Long.valueOf(1).equals(refused.re()));
        assertThat(old.code()).isEqualTo(RefusalCode.BAD_FIELD);
        ann.wire().sendText("{\"t\":\"noSuchThing\",\"i\":1000}");
        ann.sees(Refused.class, refused -> refused.code() == RefusalCode.UNKNOWN_COMMAND);
        ann.wire().sendText("{");
        assertThat(ann.sees(Refused.class, refused -> refused.code() == RefusalCode.BAD_JSON).re())
                .isNull();
        ann.wire().send(new Hello(1, ann.token(), "again", "test"));
        ann.sees(Refused.class, refused -> refused.code() == RefusalCode.CONFLICT);
        ann.wire().send(new Ping(7));
        ann.sees(Pong.class, pong -> pong.n() == 7);
    }

    @Test
    void whoSaysNoHelloFirstIsClosed() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedConnection mute = ScriptedConnection.open(address());
        mute.send(new Ping(1));
        assertThat(mute.awaitClose()).isEqualTo(CloseReason.NO_HELLO);
        ScriptedConnection stranger = ScriptedConnection.open(address());
        stranger.send(new Hello(1, "not a token", "test", "test"));
        assertThat(stranger.awaitClose()).isEqualTo(CloseReason.BAD_TOKEN);
        ScriptedConnection newer = ScriptedConnection.open(address());
        newer.send(new Hello(2, ann.token(), "test", "test"));
        assertThat(newer.awaitClose()).isEqualTo(CloseReason.WRONG_VERSION);
    }

    @Test
    void tenFramesThatCannotBeReadAreTooMany() {
        ScriptedPerson ann = signsUp("ann");
        for (int i = 0; i < 10; i++) {
            ann.wire().sendText("[");
        }
        assertThat(ann.isClosed()).isEqualTo(CloseReason.BAD_FRAMES);
    }

    @Test
    void aTokenOfAnotherPersonDoesNotRenew() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedPerson bob = signsUp("bob");
        assertThat(ann.wire().refused(i -> new Reauthenticate(i, bob.token())).code())
                .isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(ann.asks(Done.class, i -> new Reauthenticate(i, ann.token()))).isNotNull();
    }

    @Test
    void whoSignsOutIsClosed() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedHttp http = ScriptedHttp.at(address());
        int status =
                http.exchange(
                                http.request("/api/v1/sessions/current")
                                        .header("Authorization", "Bearer " + ann.token())
                                        .DELETE())
                        .statusCode();
        assertThat(status).isEqualTo(204);
        assertThat(ann.isClosed()).isEqualTo(CloseReason.SESSION_ENDED);
    }

    @Test
    void joiningIsSeenByThoseInTheRoom() {
        ScriptedPerson ann = signsUp("ann");
        ScriptedPerson bob = signsUp("bob");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.wire().ask(i -> new JoinRoom(i, ScriptedPerson.newOperation(), quay.id()));
        MemberChanged joined =
                ann.sees(
                        MemberChanged.class, changed -> changed.member().person().equals(bob.id()));
        assertThat(joined.room()).isEqualTo(quay.id());
    }

    private ScriptedPerson signsUp(String name) {
        return keep(ScriptedPerson.signsUp(address(), name));
    }

    private ScriptedPerson keep(ScriptedPerson person) {
        people.add(person);
        return person;
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private static List<Long> seqs(ScriptedPerson person, RoomSummary room) {
        return person.wire().frames().stream()
                .filter(RoomEvent.class::isInstance)
                .map(RoomEvent.class::cast)
                .filter(event -> event.room().equals(room.id()))
                .map(RoomEvent::seq)
                .toList();
    }

    private static List<Long> consecutive(List<Long> seqs) {
        return IntStream.range(0, seqs.size()).mapToObj(i -> seqs.getFirst() + i).toList();
    }
}

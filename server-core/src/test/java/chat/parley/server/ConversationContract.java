package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Departure;
import chat.parley.model.OperationId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.model.TypingKind;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MemberChanged;
import chat.parley.protocol.MemberRemoved;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.React;
import chat.parley.protocol.ReactionsChanged;
import chat.parley.protocol.ReadMoved;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.RoomRemoved;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.Typing;
import chat.parley.protocol.TypingSeen;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What people can rely on when they talk, whichever database the server has.
abstract class ConversationContract extends Townsfolk {

    ConversationContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void whatOneSaysTheOtherSees() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
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
    void whoEntersARoomHearsTheirOwnNextWords() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
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
    void eventsComeInOrderAndWithoutAGap() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
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
        ScriptedPerson ann = town.signsUp("ann");
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
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
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
    void joiningIsSeenByThoseInTheRoom() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.wire().ask(i -> new JoinRoom(i, ScriptedPerson.newOperation(), quay.id()));
        MemberChanged joined =
                ann.sees(
                        MemberChanged.class, changed -> changed.member().person().equals(bob.id()));
        assertThat(joined.room()).isEqualTo(quay.id());
    }

    @Test
    void aStrangerMayNeitherReadNorSend() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson eve = town.signsUp("eve");
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
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        RoomSummary direct = ann.opensDirect(bob);
        bob.sees(RoomAdded.class, added -> added.summary().id().equals(direct.id()));
        ann.says(direct.id(), "psst");
        bob.sees(direct.id(), "psst");
        assertThat(bob.opensDirect(ann).id()).isEqualTo(direct.id());
    }

    @Test
    void reactionsAndReadPointersTravel() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        ScriptedPerson bobsPhone = town.keep(bob.alsoAt(town.address()));
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
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
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

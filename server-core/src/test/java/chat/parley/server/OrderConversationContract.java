package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Departure;
import chat.parley.model.OperationId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.AcceptInvite;
import chat.parley.protocol.Ban;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.CreateInvite;
import chat.parley.protocol.DeleteRoom;
import chat.parley.protocol.Done;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.InviteMade;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.MemberChanged;
import chat.parley.protocol.MemberRemoved;
import chat.parley.protocol.MuteMember;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.RevokeInvite;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.RoomChanged;
import chat.parley.protocol.RoomDeleted;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.RoomRemoved;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.SetRole;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people see when somebody keeps order, whichever database the server has.
abstract class OrderConversationContract extends Townsfolk {

    private ScriptedPerson ann;
    private ScriptedPerson bob;
    private ScriptedPerson eve;
    private RoomSummary quay;

    OrderConversationContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeEach
    void start() {
        ann = town.signsUp("ann");
        bob = town.signsUp("bob");
        eve = town.signsUp("eve");
        quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        eve.joins(quay.id());
    }

    @Test
    void whoIsBannedHearsThatAndNothingAfterIt() {
        bob.says(quay.id(), "last words");
        ChangeMade banned =
                ann.asks(
                        ChangeMade.class,
                        i -> new Ban(i, newOperation(), quay.id(), bob.id(), "enough"));
        ann.says(quay.id(), "he is gone");
        eve.sees(quay.id(), "he is gone");
        bob.sees(RoomRemoved.class, gone -> gone.how() == Departure.BANNED);
        assertThat(bob.wire().refused(i -> history(i)).code()).isEqualTo(RefusalCode.NOT_FOUND);
        List<ServerFrame> heard =
                bob.wire().frames().stream()
                        .filter(frame -> frame instanceof RoomEvent || frame instanceof RoomRemoved)
                        .toList();
        assertThat(heard.getLast()).isEqualTo(new RoomRemoved(quay.id(), Departure.BANNED));
        assertThat(heard.get(heard.size() - 2))
                .isInstanceOfSatisfying(
                        MemberRemoved.class,
                        gone -> {
                            assertThat(gone.seq()).isEqualTo(banned.seq());
                            assertThat(gone.reason()).isEqualTo("enough");
                        });
    }

    @Test
    void whoIsRemovedMayComeBackAndHearsTheRoomAgain() {
        ann.asks(
                ChangeMade.class,
                i -> new RemoveMember(i, newOperation(), quay.id(), bob.id(), null));
        bob.sees(RoomRemoved.class, gone -> gone.how() == Departure.REMOVED);
        ann.says(quay.id(), "unheard");
        eve.sees(quay.id(), "unheard");
        bob.joins(quay.id());
        ann.says(quay.id(), "welcome back");
        bob.sees(quay.id(), "welcome back");
        assertThat(bob.heard(quay.id())).containsExactly("welcome back");
    }

    @Test
    void anInvitationThatIsTakenBackIsGone() {
        RoomSummary shed = ann.creates(RoomKind.PRIVATE, "Shed");
        ann.asks(ChangeMade.class, i -> new InviteToRoom(i, newOperation(), shed.id(), bob.id()));
        bob.sees(RoomAdded.class, added -> added.summary().id().equals(shed.id()));
        ann.asks(
                ChangeMade.class,
                i -> new RemoveMember(i, newOperation(), shed.id(), bob.id(), null));
        bob.sees(RoomRemoved.class, gone -> gone.room().equals(shed.id()));
    }

    @Test
    void everybodySeesRolesMutesAndSettings() {
        ann.asks(
                ChangeMade.class,
                i -> new SetRole(i, newOperation(), quay.id(), bob.id(), RoomRole.MODERATOR));
        eve.sees(MemberChanged.class, seen -> seen.member().role() == RoomRole.MODERATOR);
        bob.asks(
                ChangeMade.class,
                i -> new MuteMember(i, newOperation(), quay.id(), eve.id(), 600L));
        eve.sees(
                MemberChanged.class,
                seen ->
                        seen.member().person().equals(eve.id())
                                && seen.member().mutedUntil() != null);
        assertThat(
                        eve.wire()
                                .refused(i ->
                                        ScriptedPerson.message(
                                                i, newOperation(), quay.id(), "but I"))
                                .code())
                .isEqualTo(RefusalCode.FORBIDDEN);
        ann.asks(
                ChangeMade.class,
                i ->
                        new ChangeRoom(
                                i, newOperation(), quay.id(), "Pier", null, null, 5, null, null));
        RoomChanged changed = eve.sees(RoomChanged.class, seen -> true);
        assertThat(changed.settings().name()).isEqualTo("Pier");
        assertThat(changed.settings().slowModeSeconds()).isEqualTo(5);
    }

    @Test
    void aDeletedRoomIsGoneForEverybody() {
        RoomEntered deleted =
                ann.asks(RoomEntered.class, i -> new DeleteRoom(i, newOperation(), quay.id()));
        for (ScriptedPerson person : List.of(ann, bob, eve)) {
            RoomDeleted last = person.sees(RoomDeleted.class, seen -> true);
            assertThat(last.seq()).isEqualTo(deleted.seq());
            person.sees(RoomRemoved.class, gone -> gone.room().equals(quay.id()));
            assertThat(person.wire().refused(i -> history(i)).code())
                    .isEqualTo(RefusalCode.ROOM_GONE);
        }
        bob.comesBack(town.address());
        assertThat(bob.rooms()).isEmpty();
        ScriptedPerson dan = town.signsUp("dan");
        assertThat(dan.wire().refused(i -> history(i)).code()).isEqualTo(RefusalCode.NOT_FOUND);
    }

    @Test
    void aCodeLetsSomebodyInAndTheLinkLeadsHere() {
        RoomSummary shed = ann.creates(RoomKind.PRIVATE, "Shed");
        InviteMade made =
                ann.asks(
                        InviteMade.class,
                        i -> new CreateInvite(i, newOperation(), shed.id(), 1, 600L));
        assertThat(made.link())
                .isEqualTo(
                        "parley://127.0.0.1:"
                                + town.address().getPort()
                                + "/invite/"
                                + made.code());
        RoomEntered entered =
                bob.asks(RoomEntered.class, i -> new AcceptInvite(i, newOperation(), made.code()));
        assertThat(entered.seq()).isEqualTo(2);
        ann.sees(MemberChanged.class, seen -> seen.room().equals(shed.id()) && seen.seq() == 2);
        bob.says(shed.id(), "here I am");
        ann.sees(shed.id(), "here I am");
        assertThat(eve.wire().refused(i -> new AcceptInvite(i, newOperation(), made.code())).code())
                .isEqualTo(RefusalCode.NOT_FOUND);
        ann.asks(Done.class, i -> new RevokeInvite(i, newOperation(), made.code()));
    }

    private GetHistory history(long i) {
        return new GetHistory(i, quay.id(), null, null, null, null, null);
    }

    private static OperationId newOperation() {
        return ScriptedPerson.newOperation();
    }
}

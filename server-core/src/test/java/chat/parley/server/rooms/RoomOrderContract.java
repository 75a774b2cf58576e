package chat.parley.server.rooms;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.model.Departure;
import chat.parley.model.MembershipState;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.Ban;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListMembers;
import chat.parley.protocol.MemberChanged;
import chat.parley.protocol.MemberRemoved;
import chat.parley.protocol.MuteMember;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.RoomRemoved;
import chat.parley.protocol.SetRole;
import chat.parley.protocol.Unban;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.Household;
import chat.parley.server.messages.TestHouse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What keeping order promises on either database.
abstract class RoomOrderContract extends Household {

    RoomOrderContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void promotesAndDemotesByRank() {
        RoomId room = house.roomOf(ann, bob, eve);
        assertThat(role(ann, room, bob, RoomRole.ADMIN).seq()).isEqualTo(4);
        assertThat(role(bob, room, eve, RoomRole.MODERATOR).seq()).isEqualTo(5);
        assertThat(role(bob, room, eve, RoomRole.MODERATOR).unchanged()).isTrue();
        refused(RefusalCode.FORBIDDEN, () -> role(bob, room, eve, RoomRole.ADMIN));
        refused(RefusalCode.FORBIDDEN, () -> role(bob, room, ann, RoomRole.MEMBER));
        refused(RefusalCode.FORBIDDEN, () -> role(eve, room, eve, RoomRole.ADMIN));
        assertThat(last(room))
                .isInstanceOfSatisfying(
                        MemberChanged.class,
                        changed ->
                                assertThat(changed.member().role()).isEqualTo(RoomRole.MODERATOR));
        assertThat(house.seenBy(eve, room).myRole()).isEqualTo(RoomRole.MODERATOR);
        assertThat(role(eve, room, eve, RoomRole.MEMBER).seq()).isEqualTo(6);
        refused(
                RefusalCode.NOT_FOUND,
                () -> role(ann, room, new PersonId(UUID.randomUUID()), RoomRole.ADMIN));
        refused(RefusalCode.NOT_FOUND, () -> role(ann, room, root, RoomRole.ADMIN));
    }

    @Test
    void keepsAnOwnerInEveryRoom() {
        RoomId room = house.roomOf(ann, bob);
        refused(RefusalCode.CONFLICT, () -> role(ann, room, ann, RoomRole.MEMBER));
        refused(RefusalCode.CONFLICT, () -> house.rooms.leave(ann, new LeaveRoom(1, op(), room)));
        role(ann, room, bob, RoomRole.OWNER);
        refused(RefusalCode.FORBIDDEN, () -> role(ann, room, bob, RoomRole.MEMBER));
        role(ann, room, ann, RoomRole.MEMBER);
        refused(RefusalCode.CONFLICT, () -> role(bob, room, bob, RoomRole.ADMIN));
        assertThat(house.rooms.leave(ann, new LeaveRoom(1, op(), room)).seq()).isEqualTo(5);
    }

    @Test
    void removesWithAReasonAndTheyMayComeAgain() {
        RoomId room = house.roomOf(ann, bob, eve);
        role(ann, room, bob, RoomRole.MODERATOR);
        RemoveMember command = new RemoveMember(1, op(), room, eve, " asked to go ");
        ChangeMade removed = house.rooms.act(bob, command);
        assertThat(house.rooms.act(bob, command)).isEqualTo(ChangeMade.again(removed.seq()));
        assertThat(last(room))
                .isInstanceOfSatisfying(
                        MemberRemoved.class,
                        gone -> {
                            assertThat(gone.how()).isEqualTo(Departure.REMOVED);
                            assertThat(gone.reason()).isEqualTo("asked to go");
                            assertThat(gone.person()).isEqualTo(eve);
                        });
        refused(RefusalCode.FORBIDDEN, () -> house.newest(eve, room, 5));
        assertThat(remove(bob, room, eve).unchanged()).isTrue();
        refused(RefusalCode.FORBIDDEN, () -> remove(bob, room, ann));
        refused(RefusalCode.FORBIDDEN, () -> remove(bob, room, bob));
        assertThat(house.rooms.join(eve, new JoinRoom(1, op(), room)).seq()).isEqualTo(6);
    }

    @Test
    void takesAnInvitationBack() {
        PersonId dan = fresh("dan");
        RoomId room = house.room(ann, RoomKind.PRIVATE, "Kitchen", dan);
        assertThat(remove(ann, room, dan).seq()).isEqualTo(3);
        assertThat(house.personFeed.after(dan, 0, 10).getLast().event())
                .isEqualTo(new RoomRemoved(room, Departure.REMOVED));
        refused(RefusalCode.NOT_FOUND, () -> house.rooms.join(dan, new JoinRoom(1, op(), room)));
        assertThat(house.seenBy(ann, room).memberCount()).isEqualTo(1);
    }

    @Test
    void bansUntilTheBanIsLifted() {
        RoomId room = house.roomOf(ann, bob, eve);
        role(ann, room, bob, RoomRole.ADMIN);
        ban(bob, room, eve);
        assertThat(ban(bob, room, eve).unchanged()).isTrue();
        refused(RefusalCode.NOT_FOUND, () -> house.rooms.join(eve, new JoinRoom(1, op(), room)));
        refused(RefusalCode.NOT_FOUND, () -> house.newest(eve, room, 5));
        refused(
                RefusalCode.CONFLICT,
                () -> house.rooms.act(ann, new InviteToRoom(1, op(), room, eve)));
        house.rooms.act(bob, new Unban(1, op(), room, eve));
        assertThat(last(room))
                .isInstanceOfSatisfying(
                        MemberChanged.class,
                        changed ->
                                assertThat(changed.member().state())
                                        .isEqualTo(MembershipState.LEFT));
        assertThat(house.rooms.act(bob, new Unban(1, op(), room, eve)).unchanged()).isTrue();
        house.rooms.join(eve, new JoinRoom(1, op(), room));
        assertThat(house.seenBy(eve, room).memberCount()).isEqualTo(3);
    }

    @Test
    void bansWhoWasNeverThereAndTellsOnlyTheRoom() {
        PersonId dan = fresh("dan");
        RoomId room = house.roomOf(ann);
        assertThat(ban(ann, room, dan).seq()).isEqualTo(2);
        assertThat(last(room)).isInstanceOf(MemberRemoved.class);
        assertThat(house.personFeed.after(dan, 0, 10)).isEmpty();
        refused(RefusalCode.NOT_FOUND, () -> house.rooms.join(dan, new JoinRoom(1, op(), room)));
        assertThat(house.seenBy(ann, room).memberCount()).isEqualTo(1);
        house.rooms.act(ann, new Unban(1, op(), room, dan));
        house.rooms.join(dan, new JoinRoom(1, op(), room));
    }

    @Test
    void mutesForATimeAndAlsoWhoComesBack() {
        RoomId room = house.roomOf(ann, bob);
        assertThat(mute(ann, room, bob, 60L).seq()).isEqualTo(3);
        refused(RefusalCode.FORBIDDEN, () -> house.say(bob, room, "hm"));
        refused(RefusalCode.FORBIDDEN, () -> house.rooms.checkMayType(bob, room, false));
        house.rooms.leave(bob, new LeaveRoom(1, op(), room));
        house.rooms.join(bob, new JoinRoom(1, op(), room));
        refused(RefusalCode.FORBIDDEN, () -> house.say(bob, room, "hm"));
        house.clock.pass(Duration.ofSeconds(61));
        house.say(bob, room, "at last");
        assertThat(mute(ann, room, bob, 0L).unchanged()).isTrue();
        assertThat(mute(ann, room, bob, null).unchanged()).isFalse();
        assertThat(mute(ann, room, bob, null).unchanged()).isTrue();
        house.clock.pass(Duration.ofDays(1000));
        refused(RefusalCode.FORBIDDEN, () -> house.say(bob, room, "hm"));
        assertThat(mute(ann, room, bob, 0L).unchanged()).isFalse();
        house.say(bob, room, "hello");
        refused(RefusalCode.FORBIDDEN, () -> mute(bob, room, ann, 60L));
        refused(RefusalCode.FORBIDDEN, () -> mute(ann, room, ann, 60L));
    }

    @Test
    void letsGuestsOnlyRead() {
        RoomId room = house.roomOf(ann, bob);
        role(ann, room, bob, RoomRole.GUEST);
        refused(RefusalCode.FORBIDDEN, () -> house.say(bob, room, "hm"));
        refused(
                RefusalCode.FORBIDDEN,
                () -> house.rooms.act(bob, new InviteToRoom(1, op(), room, eve)));
        assertThat(house.newest(bob, room, 5).items()).isEmpty();
        assertThat(house.rooms.members(bob, new ListMembers(1, room, null, null)).items())
                .hasSize(2);
        house.rooms.leave(bob, new LeaveRoom(1, op(), room));
        house.rooms.join(bob, new JoinRoom(1, op(), room));
        assertThat(house.seenBy(bob, room).myRole()).isEqualTo(RoomRole.GUEST);
    }

    @Test
    void letsAdministratorsOfTheServerKeepOrderInListedRoomsOnly() {
        RoomId open = house.roomOf(ann, bob);
        role(root, open, bob, RoomRole.MODERATOR);
        refused(RefusalCode.FORBIDDEN, () -> role(root, open, bob, RoomRole.ADMIN));
        mute(root, open, bob, 60L);
        refused(RefusalCode.FORBIDDEN, () -> remove(root, open, ann));
        refused(RefusalCode.FORBIDDEN, () -> house.newest(root, open, 5));
        remove(root, open, bob);
        RoomId hidden = house.room(ann, RoomKind.PRIVATE, "Hidden");
        refused(RefusalCode.NOT_FOUND, () -> ban(root, hidden, bob));
        house.rooms.join(root, new JoinRoom(1, op(), open));
        refused(RefusalCode.FORBIDDEN, () -> role(root, open, root, RoomRole.MODERATOR));
    }

    @Test
    void knowsNoRanksInDirectRoomsAndGroups() {
        RoomId group = opened(ann, bob, eve);
        RoomId direct = opened(ann, bob);
        for (RoomId room : List.of(group, direct)) {
            refused(RefusalCode.FORBIDDEN, () -> role(ann, room, bob, RoomRole.GUEST));
            refused(RefusalCode.FORBIDDEN, () -> role(ann, room, ann, RoomRole.GUEST));
            refused(RefusalCode.FORBIDDEN, () -> remove(ann, room, bob));
            refused(RefusalCode.FORBIDDEN, () -> ban(ann, room, bob));
            refused(RefusalCode.FORBIDDEN, () -> mute(ann, room, bob, 60L));
            refused(RefusalCode.NOT_FOUND, () -> ban(root, room, bob));
        }
    }

    @Test
    void refusesAnOperationIdOfAnotherChange() {
        RoomId room = house.roomOf(ann, bob);
        SetRole first = new SetRole(1, op(), room, bob, RoomRole.ADMIN);
        house.rooms.act(ann, first);
        refused(
                RefusalCode.OPERATION_REUSED,
                () -> house.rooms.act(ann, new SetRole(1, first.op(), room, bob, RoomRole.GUEST)));
    }

    @Test
    void givesSlowModeOnlyToThoseBelowModerator() {
        RoomId room = house.roomOf(ann, bob);
        house.rooms.change(ann, RoomSettingsContract.slow(room, 10));
        house.say(bob, room, "one");
        assertThatThrownBy(() -> house.say(bob, room, "two"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.code()).isEqualTo(RefusalCode.RATE_LIMITED);
                            assertThat(refusal.retry()).isEqualTo(Duration.ofSeconds(10));
                        });
        house.say(ann, room, "I may");
        house.say(ann, room, "and again");
        house.clock.pass(Duration.ofSeconds(10));
        house.say(bob, room, "two");
        refused(RefusalCode.RATE_LIMITED, () -> house.say(bob, room, "three"));
        house.rooms.change(ann, RoomSettingsContract.slow(room, 0));
        house.say(bob, room, "three");
        assertThat(house.newest(ann, room, 10).items()).hasSize(5);
    }

    private ChangeMade role(PersonId by, RoomId room, PersonId person, RoomRole role) {
        return house.rooms.act(by, new SetRole(1, op(), room, person, role));
    }

    private ChangeMade remove(PersonId by, RoomId room, PersonId person) {
        return house.rooms.act(by, new RemoveMember(1, op(), room, person, null));
    }

    private ChangeMade ban(PersonId by, RoomId room, PersonId person) {
        return house.rooms.act(by, new Ban(1, op(), room, person, null));
    }

    private ChangeMade mute(PersonId by, RoomId room, PersonId person, @Nullable Long seconds) {
        return house.rooms.act(by, new MuteMember(1, op(), room, person, seconds));
    }

    private RoomEvent last(RoomId room) {
        return house.events(room, 0, 100).getLast();
    }

    private RoomId opened(PersonId by, PersonId... others) {
        RoomSummary room =
                TestHouse.summary(
                        house.rooms
                                .openDirect(by, new OpenDirect(1, op(), List.of(others)))
                                .room());
        return room.id();
    }

    private PersonId fresh(String name) {
        return house.person(name + UUID.randomUUID().toString().substring(0, 8));
    }
}

package chat.parley.server.rooms;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Level;
import chat.parley.model.Member;
import chat.parley.model.MembershipState;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomListing;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListMembers;
import chat.parley.protocol.ListPublicRooms;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MemberChanged;
import chat.parley.protocol.MemberPage;
import chat.parley.protocol.MemberRemoved;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.PublicRoomPage;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.RoomPreferenceChanged;
import chat.parley.protocol.RoomRemoved;
import chat.parley.protocol.SetRoomPreference;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.doorbell.Bell;
import chat.parley.server.messages.Household;
import chat.parley.server.messages.TestHouse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What rooms promise on either database.
abstract class RoomsContract extends Household {

    RoomsContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void createsARoomWithItsOwnerAndInvitesTheOthers() {
        CreateRoom command =
                new CreateRoom(
                        1, op(), RoomKind.PRIVATE, "Kitchen", "food", List.of(bob, ann, eve, bob));
        RoomEntered made = house.rooms.create(ann, command);
        RoomSummary room = TestHouse.summary(made.room());
        assertThat(made.seq()).isEqualTo(3);
        assertThat(room.head()).isEqualTo(3);
        assertThat(room.myRole()).isEqualTo(RoomRole.OWNER);
        assertThat(room.memberCount()).isEqualTo(1);
        RoomSummary invitation = house.seenBy(bob, room.id());
        assertThat(invitation.myState()).isEqualTo(MembershipState.INVITED);
        assertThat(invitation.unread()).isZero();
        RoomEntered again = house.rooms.create(ann, command);
        assertThat(again.again()).isTrue();
        assertThat(TestHouse.summary(again.room()).id()).isEqualTo(room.id());
        refused(
                RefusalCode.NOT_FOUND,
                () ->
                        house.rooms.create(
                                ann,
                                new CreateRoom(
                                        1,
                                        op(),
                                        RoomKind.PRIVATE,
                                        "Nobody",
                                        null,
                                        List.of(new PersonId(UUID.randomUUID())))));
    }

    @Test
    void hidesWhatAnInvitedPersonMayNotReadYet() {
        RoomId room = house.room(ann, RoomKind.PRIVATE, "Secret", bob);
        house.say(ann, room, "for members");
        assertThat(house.seenBy(bob, room).lastMessage()).isNull();
        refused(RefusalCode.FORBIDDEN, () -> house.newest(bob, room, 5));
        refused(
                RefusalCode.FORBIDDEN,
                () -> house.rooms.markRead(bob, new MarkRead(1, room, 1, null)));
        house.rooms.join(bob, new JoinRoom(1, op(), room));
        RoomSummary joined = house.seenBy(bob, room);
        assertThat(joined.myState()).isEqualTo(MembershipState.MEMBER);
        assertThat(joined.lastMessage()).isNotNull();
        assertThat(joined.unread()).isZero();
        assertThat(joined.memberCount()).isEqualTo(2);
    }

    @Test
    void joinsAndLeavesUnderNumbersAndSaysWhenNothingChanged() {
        RoomId room = house.roomOf(ann);
        RoomEntered joined = house.rooms.join(bob, new JoinRoom(1, op(), room));
        assertThat(joined.seq()).isEqualTo(2);
        RoomEntered twice = house.rooms.join(bob, new JoinRoom(1, op(), room));
        assertThat(twice.unchanged()).isTrue();
        assertThat(twice.seq()).isNull();
        LeaveRoom leave = new LeaveRoom(1, op(), room);
        assertThat(house.rooms.leave(bob, leave).seq()).isEqualTo(3);
        assertThat(house.rooms.leave(bob, leave).again()).isTrue();
        assertThat(house.rooms.leave(bob, new LeaveRoom(1, op(), room)).unchanged()).isTrue();
        assertThat(house.events(room, 1, 10))
                .satisfiesExactly(
                        event -> assertThat(event).isInstanceOf(MemberChanged.class),
                        event ->
                                assertThat(event)
                                        .isInstanceOfSatisfying(
                                                MemberRemoved.class,
                                                removed ->
                                                        assertThat(removed.person())
                                                                .isEqualTo(bob)));
        assertThat(house.seenBy(ann, room).memberCount()).isEqualTo(1);
        refused(RefusalCode.CONFLICT, () -> house.rooms.leave(ann, new LeaveRoom(1, op(), room)));
    }

    @Test
    void givesTheSameAnswerForHiddenAndMissingRooms() {
        RoomId hidden = house.room(ann, RoomKind.PRIVATE, "Hidden");
        RoomId missing = new RoomId(UUID.randomUUID());
        for (RoomId room : List.of(hidden, missing)) {
            refused(
                    RefusalCode.NOT_FOUND,
                    () -> house.rooms.join(eve, new JoinRoom(1, op(), room)));
            refused(
                    RefusalCode.NOT_FOUND,
                    () -> house.rooms.leave(eve, new LeaveRoom(1, op(), room)));
            refused(
                    RefusalCode.NOT_FOUND,
                    () -> house.rooms.members(eve, new ListMembers(1, room, null, null)));
            refused(
                    RefusalCode.NOT_FOUND,
                    () -> house.rooms.act(eve, new InviteToRoom(1, op(), room, bob)));
        }
    }

    @Test
    void invitesByMembersButIntoAChannelOnlyByAdmins() {
        RoomId room = house.room(ann, RoomKind.PRIVATE, "Members invite", bob);
        refused(
                RefusalCode.FORBIDDEN,
                () -> house.rooms.act(bob, new InviteToRoom(1, op(), room, eve)));
        house.rooms.join(bob, new JoinRoom(1, op(), room));
        assertThat(house.rooms.act(bob, new InviteToRoom(1, op(), room, eve)).seq()).isEqualTo(4);
        assertThat(house.rooms.act(ann, new InviteToRoom(1, op(), room, eve)).unchanged()).isTrue();
        RoomId channel = house.room(ann, RoomKind.CHANNEL, "Admins invite");
        house.rooms.join(bob, new JoinRoom(1, op(), channel));
        refused(
                RefusalCode.FORBIDDEN,
                () -> house.rooms.act(bob, new InviteToRoom(1, op(), channel, eve)));
        house.rooms.leave(eve, new LeaveRoom(1, op(), room));
        refused(RefusalCode.NOT_FOUND, () -> house.rooms.join(eve, new JoinRoom(1, op(), room)));
    }

    @Test
    void listsPublicRoomsInPagesByName() {
        String mark = "list" + UUID.randomUUID();
        for (String name : List.of("Zebra", "apple", "Mango_1", "Mango%2")) {
            house.room(ann, RoomKind.PUBLIC, mark + " " + name);
        }
        house.room(ann, RoomKind.PRIVATE, mark + " hidden");
        PublicRoomPage first = list(mark, null, 3);
        assertThat(first.items())
                .extracting(RoomListing::name)
                .containsExactly(mark + " apple", mark + " Mango%2", mark + " Mango_1");
        assertThat(first.more()).isTrue();
        PublicRoomPage second = list(mark, first.next(), 3);
        assertThat(second.items()).extracting(RoomListing::name).containsExactly(mark + " Zebra");
        assertThat(second.more()).isFalse();
        assertThat(list(mark + " mango%", null, 9).items()).hasSize(1);
        refused(RefusalCode.BAD_FIELD, () -> list(mark, "nonsense", 3));
    }

    private PublicRoomPage list(String query, @Nullable String after, int limit) {
        return house.rooms.listPublic(eve, new ListPublicRooms(1, query, after, limit));
    }

    @Test
    void listsMembersInPages() {
        RoomId room = house.roomOf(ann, bob, eve);
        List<PersonId> seen = new ArrayList<>();
        @Nullable String after = null;
        boolean more = true;
        while (more) {
            MemberPage page = house.rooms.members(bob, new ListMembers(1, room, after, 2));
            seen.addAll(page.items().stream().map(Member::person).toList());
            assertThat(page.people())
                    .extracting(Person::id)
                    .containsExactlyElementsOf(page.items().stream().map(Member::person).toList());
            after = page.next();
            more = page.more();
        }
        assertThat(seen).containsExactlyInAnyOrder(ann, bob, eve);
    }

    @Test
    void tellsAPersonOfTheirRoomsReadingAndPreferences() {
        PersonId dan = house.person("dan" + UUID.randomUUID().toString().substring(0, 8));
        RoomId room = house.roomOf(ann);
        house.rooms.join(dan, new JoinRoom(1, op(), room));
        house.say(ann, room, "hello dan");
        house.rooms.markRead(dan, new MarkRead(1, room, 3, null));
        house.rooms.setPreference(
                dan, new SetRoomPreference(1, room, Level.MENTIONS, null, true, "work", true));
        assertThat(house.seenBy(dan, room).archivedForMe()).isTrue();
        house.rooms.leave(dan, new LeaveRoom(1, op(), room));
        assertThat(house.personFeed.after(dan, 0, 10))
                .extracting(change -> (Object) change.event().getClass())
                .containsExactly(RoomRemoved.class);
        // What was before is no longer true; it must not make the page look like the last one.
        assertThat(house.personFeed.after(dan, 0, 1))
                .extracting(change -> (Object) change.event().getClass())
                .containsExactly(RoomRemoved.class);
        house.rooms.join(dan, new JoinRoom(1, op(), room));
        assertThat(house.personFeed.after(dan, 4, 10))
                .singleElement()
                .satisfies(change -> assertThat(change.event()).isInstanceOf(RoomAdded.class));
        assertThat(house.personFeed.after(dan, 2, 1))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.event())
                                .isEqualTo(
                                        new RoomPreferenceChanged(
                                                room, Level.MENTIONS, null, true, "work", true)));
        assertThat(house.personFeed.heads(List.of(dan))).containsEntry(dan, 5L);
        assertThat(house.overview(dan).head()).isEqualTo(5);
    }

    @Test
    void ringsAfterAChange() {
        RoomId room = house.roomOf(ann);
        house.rooms.join(bob, new JoinRoom(1, op(), room));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(house.bells).contains(new Bell.RoomBell(room.value(), 2)));
    }

    @Test
    void givesTheWholeOverviewInOneLook() {
        PersonId me = house.person("me" + UUID.randomUUID().toString().substring(0, 8));
        RoomId quiet = house.roomOf(me);
        RoomId busy = house.roomOf(ann, me);
        IntStream.range(0, 5).forEach(i -> house.say(ann, busy, "m" + i));
        house.rooms.openDirect(me, new OpenDirect(1, op(), List.of(eve)));
        Overview all = house.overview(me);
        assertThat(all.rooms()).hasSize(3);
        assertThat(all.people()).extracting(Person::id).contains(ann, eve);
        RoomSummary seen = house.seenBy(me, busy);
        assertThat(seen.unread()).isEqualTo(5);
        assertThat(seen.lastMessage()).isNotNull();
        assertThat(house.seenBy(me, quiet).unread()).isZero();
    }
}

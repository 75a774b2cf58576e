package chat.parley.server.rooms;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Departure;
import chat.parley.model.FileId;
import chat.parley.model.HistoryAccess;
import chat.parley.model.Message;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSettings;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.Ban;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.DeleteRoom;
import chat.parley.protocol.GetChanges;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListPublicRooms;
import chat.parley.protocol.MuteMember;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.RoomChanged;
import chat.parley.protocol.RoomDeleted;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.RoomRemoved;
import chat.parley.protocol.SetRole;
import chat.parley.protocol.Unban;
import chat.parley.server.db.LockKey;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.Household;
import chat.parley.server.messages.TestHouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What changing and deleting rooms promises on either database.
abstract class RoomSettingsContract extends Household {

    RoomSettingsContract(TestDatabases.Kind kind) {
        super(kind);
    }

    static ChangeRoom slow(RoomId room, int seconds) {
        return new ChangeRoom(1, op(), room, null, null, null, seconds, null, null);
    }

    private static ChangeRoom named(RoomId room, @Nullable String name, @Nullable String topic) {
        return new ChangeRoom(1, op(), room, name, topic, null, null, null, null);
    }

    private static ChangeRoom archived(RoomId room, boolean on) {
        return new ChangeRoom(1, op(), room, null, null, null, null, on, null);
    }

    private static ChangeRoom history(RoomId room, HistoryAccess access) {
        return new ChangeRoom(1, op(), room, null, null, null, null, null, access);
    }

    @Test
    void changesWhatIsGivenAndTellsTheWhole() {
        RoomId room = house.roomOf(ann, bob);
        ChangeRoom command =
                new ChangeRoom(
                        1, op(), room, " Galley ", "food", null, 10, null, HistoryAccess.NONE);
        assertThat(house.rooms.change(ann, command).seq()).isEqualTo(3);
        assertThat(house.rooms.change(ann, command)).isEqualTo(ChangeMade.again(3L));
        RoomSettings settings =
                new RoomSettings(
                        RoomKind.PUBLIC, "Galley", "food", null, false, 10, HistoryAccess.NONE);
        assertThat(house.events(room, 2, 10))
                .singleElement()
                .isInstanceOfSatisfying(
                        RoomChanged.class,
                        changed -> assertThat(changed.settings()).isEqualTo(settings));
        RoomSummary seen = house.seenBy(bob, room);
        assertThat(
                        house.messages
                                .changes(bob, new GetChanges(1, room, seen.epoch(), 2, null))
                                .settings())
                .isEqualTo(settings);
        assertThat(house.rooms.change(ann, slow(room, 10)).unchanged()).isTrue();
        house.rooms.change(ann, named(room, null, ""));
        assertThat(house.seenBy(bob, room).topic()).isNull();
        assertThat(house.seenBy(bob, room).slowModeSeconds()).isEqualTo(10);
        assertThat(house.rooms.listPublic(eve, new ListPublicRooms(1, "GALLEY", null, 5)).items())
                .hasSize(1);
    }

    @Test
    void isForAdminsAndArchivingForOwners() {
        RoomId room = house.roomOf(ann, bob, eve);
        refused(RefusalCode.FORBIDDEN, () -> house.rooms.change(bob, named(room, "Mine", null)));
        house.rooms.act(ann, new SetRole(1, op(), room, bob, RoomRole.MODERATOR));
        refused(RefusalCode.FORBIDDEN, () -> house.rooms.change(bob, slow(room, 3)));
        house.rooms.act(ann, new SetRole(1, op(), room, bob, RoomRole.ADMIN));
        house.rooms.change(bob, slow(room, 3));
        house.rooms.change(root, slow(room, 4));
        for (PersonId by : List.of(bob, root)) {
            refused(RefusalCode.FORBIDDEN, () -> house.rooms.change(by, archived(room, true)));
            refused(
                    RefusalCode.FORBIDDEN,
                    () -> house.rooms.delete(by, new DeleteRoom(1, op(), room)));
        }
        refused(
                RefusalCode.NOT_FOUND,
                () ->
                        house.rooms.change(
                                eve, named(house.room(ann, RoomKind.PRIVATE, "x"), "y", null)));
    }

    @Test
    void letsAnArchivedRoomBeReadAndLittleElse() {
        RoomId room = house.roomOf(ann, bob, eve);
        PersonId dan = house.person("dan" + UUID.randomUUID().toString().substring(0, 8));
        house.rooms.act(ann, new Ban(1, op(), room, dan, null));
        house.say(bob, room, "before");
        house.rooms.change(ann, archived(room, true));
        assertThat(house.rooms.change(ann, archived(room, true)).unchanged()).isTrue();
        assertThat(house.seenBy(bob, room).archived()).isTrue();
        assertThat(house.newest(bob, room, 5).items()).hasSize(1);
        refused(RefusalCode.CONFLICT, () -> house.say(bob, room, "after"));
        refused(RefusalCode.CONFLICT, () -> house.rooms.change(ann, slow(room, 3)));
        refused(RefusalCode.CONFLICT, () -> house.rooms.join(root, new JoinRoom(1, op(), room)));
        refused(
                RefusalCode.CONFLICT,
                () -> house.rooms.act(ann, new InviteToRoom(1, op(), room, root)));
        refused(
                RefusalCode.CONFLICT,
                () -> house.rooms.act(ann, new SetRole(1, op(), room, bob, RoomRole.GUEST)));
        refused(
                RefusalCode.CONFLICT,
                () -> house.rooms.act(ann, new MuteMember(1, op(), room, bob, 9L)));
        refused(RefusalCode.CONFLICT, () -> house.rooms.act(ann, new Unban(1, op(), room, dan)));
        house.rooms.leave(bob, new LeaveRoom(1, op(), room));
        house.rooms.act(ann, new RemoveMember(1, op(), room, eve, null));
        house.rooms.act(ann, new Ban(1, op(), room, eve, null));
        house.rooms.change(ann, archived(room, false));
        house.say(ann, room, "again");
    }

    @Test
    void renamesAGroupByEverybodyAndADirectRoomByNobody() {
        RoomId group = opened(ann, bob, eve);
        house.rooms.change(bob, named(group, "Three of us", null));
        assertThat(house.seenBy(eve, group).name()).isEqualTo("Three of us");
        refused(RefusalCode.FORBIDDEN, () -> house.rooms.change(bob, named(group, "x", "a topic")));
        RoomId direct = opened(ann, bob);
        refused(RefusalCode.FORBIDDEN, () -> house.rooms.change(ann, named(direct, "x", null)));
        for (RoomId room : List.of(group, direct)) {
            refused(
                    RefusalCode.FORBIDDEN,
                    () -> house.rooms.delete(ann, new DeleteRoom(1, op(), room)));
            refused(RefusalCode.FORBIDDEN, () -> house.rooms.change(ann, archived(room, true)));
        }
    }

    @Test
    void hidesTheHistoryFromWhoJoinsLater() {
        RoomId room = house.roomOf(ann, bob);
        house.rooms.change(ann, history(room, HistoryAccess.NONE));
        house.say(ann, room, "secret");
        house.rooms.join(eve, new JoinRoom(1, op(), room));
        assertThat(house.newest(eve, room, 5).items()).isEmpty();
        assertThat(house.seenBy(eve, room).lastMessage()).isNull();
        house.say(ann, room, "welcome");
        assertThat(house.newest(eve, room, 5).items())
                .extracting(Message::text)
                .containsExactly("welcome");
        assertThat(house.newest(bob, room, 5).items()).hasSize(2);
        assertThat(
                        house.messages
                                .changes(
                                        eve,
                                        new GetChanges(
                                                1, room, house.seenBy(eve, room).epoch(), 0, null))
                                .messages())
                .hasSize(1);
        house.rooms.change(ann, history(room, HistoryAccess.ALL));
        assertThat(house.newest(eve, room, 5).items()).hasSize(1);
    }

    @Test
    void deletesARoomForEverybody() {
        PersonId dan = house.person("dan" + UUID.randomUUID().toString().substring(0, 8));
        RoomId room = house.room(ann, RoomKind.PRIVATE, "Shed", bob, dan);
        house.rooms.join(bob, new JoinRoom(1, op(), room));
        house.say(bob, room, "hello");
        DeleteRoom command = new DeleteRoom(1, op(), room);
        RoomEntered deleted = house.rooms.delete(ann, command);
        assertThat(house.rooms.delete(ann, command))
                .isEqualTo(new RoomEntered(null, deleted.seq(), false, true));
        assertThat(house.events(room, Objects.requireNonNull(deleted.seq()) - 1, 10))
                .singleElement()
                .isInstanceOf(RoomDeleted.class);
        assertThat(house.personFeed.after(dan, 0, 10).getLast().event())
                .isEqualTo(new RoomRemoved(room, Departure.REMOVED));
        for (PersonId member : List.of(ann, bob)) {
            refused(RefusalCode.ROOM_GONE, () -> house.newest(member, room, 5));
            refused(RefusalCode.ROOM_GONE, () -> house.say(member, room, "still there?"));
            assertThat(house.overview(member).summaries())
                    .extracting(RoomSummary::id)
                    .doesNotContain(room);
            assertThat(house.rooms.roomsOf(member)).doesNotContain(room);
        }
        for (PersonId other : List.of(dan, eve, root)) {
            refused(RefusalCode.NOT_FOUND, () -> house.newest(other, room, 5));
            refused(
                    RefusalCode.NOT_FOUND,
                    () -> house.rooms.join(other, new JoinRoom(1, op(), room)));
        }
    }

    @Test
    void forgetsARoomThatWasDeletedBeforeATime() {
        RoomId room = house.roomOf(ann);
        house.rooms.delete(ann, new DeleteRoom(1, op(), room));
        refused(RefusalCode.ROOM_GONE, () -> house.newest(ann, room, 5));
        assertThat(forgets(house.clock.instant())).isZero();
        refused(RefusalCode.ROOM_GONE, () -> house.newest(ann, room, 5));
        house.clock.pass(Duration.ofSeconds(1));
        assertThat(forgets(house.clock.instant())).isPositive();
        refused(RefusalCode.NOT_FOUND, () -> house.newest(ann, room, 5));
    }

    private int forgets(Instant before) {
        return house.database
                .writes()
                .write(LockKey.none(), handle -> MissedRooms.forget(handle, before));
    }

    @Test
    void takesNoPictureThatNobodyUploaded() {
        RoomId room = house.roomOf(ann);
        ChangeRoom command =
                new ChangeRoom(
                        1, op(), room, null, null, new FileId(UUID.randomUUID()), null, null, null);
        refused(RefusalCode.NOT_FOUND, () -> house.rooms.change(ann, command));
    }

    private RoomId opened(PersonId by, PersonId... others) {
        return TestHouse.summary(
                        house.rooms.openDirect(by, new OpenDirect(1, op(), List.of(others))).room())
                .id();
    }
}

package chat.parley.server.rooms;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.HistoryAccess;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.Registration;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.protocol.AcceptInvite;
import chat.parley.protocol.Ban;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.CreateInvite;
import chat.parley.protocol.DeleteRoom;
import chat.parley.protocol.Done;
import chat.parley.protocol.InviteMade;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.RevokeInvite;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.SetRole;
import chat.parley.server.accounts.AccountRules;
import chat.parley.server.accounts.Attendance;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.Household;
import chat.parley.server.messages.TestHouse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What invite codes promise on either database.
abstract class InvitesContract extends Household {

    private static final int RACERS = 50;

    InvitesContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void letsInAtOnceAndTellsTheLink() {
        RoomId room = house.room(ann, RoomKind.PRIVATE, "Shed");
        InviteMade made =
                house.invites.create(ann, invite(room, null, null), "chat.example.org:7450");
        assertThat(made.link()).isEqualTo("parley://chat.example.org:7450/invite/" + made.code());
        RoomEntered entered = accept(eve, made.code().toUpperCase(Locale.ROOT));
        assertThat(TestHouse.summary(entered.room()).id()).isEqualTo(room);
        assertThat(entered.seq()).isEqualTo(2);
        assertThat(accept(eve, made.code()).unchanged()).isTrue();
        assertThat(house.say(eve, room, "hello").seq()).isEqualTo(3);
    }

    @Test
    void givesARetryTheSameCodeAndKeepsOnlyAFingerprint() {
        RoomId room = house.room(ann, RoomKind.PRIVATE, "Shed");
        CreateInvite command = invite(room, 1, null);
        InviteMade made = house.invites.create(ann, command, "");
        InviteMade again = house.invites.create(ann, command, "bad host\n");
        assertThat(again.code()).isEqualTo(made.code());
        assertThat(again.link()).isEqualTo("parley:///invite/" + made.code());
        assertThat(again.again()).isTrue();
        assertThat(made.toString()).doesNotContain(made.code());
        refused(
                RefusalCode.OPERATION_REUSED,
                () ->
                        house.invites.create(
                                ann, new CreateInvite(1, command.op(), room, 2, null), ""));
        AcceptInvite accept = new AcceptInvite(1, op(), made.code());
        house.invites.accept(eve, accept);
        assertThat(house.invites.accept(eve, accept).again()).isTrue();
        byte[] stored =
                house.database.read(handle ->
                        handle.createQuery("select code_hash from invite where room = ?")
                                .bind(0, room.value())
                                .mapTo(byte[].class)
                                .one());
        assertThat(stored).hasSize(32);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(made.code());
    }

    @Test
    void isGoodForItsUsesItsTimeAndUntilItIsRevoked() {
        RoomId room = house.room(ann, RoomKind.PRIVATE, "Shed");
        String once = code(ann, room, 1, null);
        accept(bob, once);
        refused(RefusalCode.NOT_FOUND, () -> accept(eve, once));
        String minute = code(ann, room, null, 60L);
        house.clock.pass(Duration.ofSeconds(60));
        refused(RefusalCode.NOT_FOUND, () -> accept(eve, minute));
        String revoked = code(ann, room, null, null);
        assertThat(revoke(ann, revoked)).isEqualTo(Done.CHANGED);
        assertThat(revoke(ann, revoked)).isEqualTo(Done.UNCHANGED);
        refused(RefusalCode.NOT_FOUND, () -> accept(eve, revoked));
        refused(RefusalCode.NOT_FOUND, () -> accept(eve, "0000000000000000"));
    }

    @Test
    void isMadeByAdminsAndRevokedByThemOrWhoMadeIt() {
        RoomId room = house.room(ann, RoomKind.PRIVATE, "Shed");
        accept(bob, code(ann, room, null, null));
        refused(RefusalCode.FORBIDDEN, () -> code(bob, room, null, null));
        refused(RefusalCode.NOT_FOUND, () -> code(eve, room, null, null));
        refused(RefusalCode.NOT_FOUND, () -> code(root, room, null, null));
        String code = code(ann, room, null, null);
        refused(RefusalCode.FORBIDDEN, () -> revoke(bob, code));
        refused(RefusalCode.NOT_FOUND, () -> revoke(eve, code));
        house.rooms.act(ann, new SetRole(1, op(), room, bob, RoomRole.ADMIN));
        String bobs = code(bob, room, null, null);
        house.rooms.act(ann, new SetRole(1, op(), room, bob, RoomRole.MEMBER));
        assertThat(revoke(bob, bobs)).isEqualTo(Done.CHANGED);
        RoomId direct =
                TestHouse.summary(
                                house.rooms
                                        .openDirect(ann, new OpenDirect(1, op(), List.of(bob)))
                                        .room())
                        .id();
        refused(RefusalCode.FORBIDDEN, () -> code(ann, direct, null, null));
        RoomId listed = house.roomOf(ann);
        accept(bob, code(root, listed, null, null));
    }

    @Test
    void respectsBansArchivesDeletionAndHistory() {
        RoomId room = house.room(ann, RoomKind.PRIVATE, "Shed");
        house.rooms.change(
                ann,
                new ChangeRoom(1, op(), room, null, null, null, null, null, HistoryAccess.NONE));
        house.say(ann, room, "before");
        String code = code(ann, room, null, null);
        house.rooms.act(ann, new Ban(1, op(), room, eve, null));
        refused(RefusalCode.NOT_FOUND, () -> accept(eve, code));
        house.rooms.act(ann, new InviteToRoom(1, op(), room, bob));
        accept(bob, code);
        assertThat(house.newest(bob, room, 5).items()).isEmpty();
        house.rooms.change(ann, new ChangeRoom(1, op(), room, null, null, null, null, true, null));
        refused(RefusalCode.CONFLICT, () -> accept(root, code));
        refused(RefusalCode.CONFLICT, () -> code(ann, room, null, null));
        refused(RefusalCode.CONFLICT, () -> revoke(ann, code));
        house.rooms.delete(ann, new DeleteRoom(1, op(), room));
        refused(RefusalCode.NOT_FOUND, () -> accept(root, code));
        refused(RefusalCode.ROOM_GONE, () -> accept(bob, code));
    }

    @Test
    void joinsExactlyAsManyAsTheCodeHasUsesInARaceOfFifty() throws Exception {
        RoomId room = house.room(ann, RoomKind.PRIVATE, "Race");
        String code = code(ann, room, 7, null);
        List<PersonId> racers =
                IntStream.range(0, RACERS).mapToObj(n -> house.person("racer." + n)).toList();
        TestHouse other = house.elsewhere();
        int joined =
                Race.won(
                        RACERS,
                        n ->
                                (n % 2 == 0 ? house : other)
                                        .invites.accept(
                                                racers.get(n), new AcceptInvite(1, op(), code)));
        assertThat(joined).isEqualTo(7);
        assertThat(house.seenBy(ann, room).memberCount()).isEqualTo(8);
        assertThat(house.seenBy(ann, room).head()).isEqualTo(8);
    }

    @Test
    void admitsExactlyAsManyAccountsAsTheCodeHasUsesInARace() throws Exception {
        refused(RefusalCode.FORBIDDEN, () -> code(house, ann, null, null, null));
        AccountRules rules = new AccountRules(Registration.INVITE, TestHouse.unlimited());
        try (TestHouse closed = new TestHouse(kind.fresh(), rules, Attendance.NOBODY)) {
            PersonId first = closed.administrator("root");
            String code = code(closed, first, null, 3, null);
            assertThat(closed.invites.accept(first, new AcceptInvite(1, op(), code)).unchanged())
                    .isTrue();
            String forARoom = code(closed, first, closed.roomOf(first), null, null);
            for (String none : Arrays.asList(null, "", "0000000000000000", forARoom)) {
                refused(RefusalCode.INVITE_NEEDED, () -> register(closed, "root", none));
            }
            TestHouse other = closed.elsewhere();
            int made =
                    Race.won(RACERS, n -> register(n % 2 == 0 ? closed : other, "new." + n, code));
            assertThat(made).isEqualTo(3);
        }
    }

    private static PersonId register(TestHouse house, String name, @Nullable String code) {
        return house.accounts
                .register(new NewAccount(name, name, null, "test", code, null), "here")
                .person();
    }

    private static CreateInvite invite(
            @Nullable RoomId room, @Nullable Integer uses, @Nullable Long seconds) {
        return new CreateInvite(1, op(), room, uses, seconds);
    }

    private String code(
            PersonId by, @Nullable RoomId room, @Nullable Integer uses, @Nullable Long seconds) {
        return code(house, by, room, uses, seconds);
    }

    private static String code(
            TestHouse house,
            PersonId by,
            @Nullable RoomId room,
            @Nullable Integer uses,
            @Nullable Long seconds) {
        return house.invites.create(by, invite(room, uses, seconds), "here").code();
    }

    private RoomEntered accept(PersonId by, String code) {
        return house.invites.accept(by, new AcceptInvite(1, op(), code));
    }

    private Done revoke(PersonId by, String code) {
        return house.invites.revoke(by, new RevokeInvite(1, op(), code));
    }
}

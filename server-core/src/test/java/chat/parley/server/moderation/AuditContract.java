package chat.parley.server.moderation;

import static chat.parley.server.messages.TestHouse.op;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.AccountState;
import chat.parley.model.AuditAction;
import chat.parley.model.AuditEntry;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.ReportAction;
import chat.parley.model.ReportId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.model.ServerRole;
import chat.parley.model.UuidV7;
import chat.parley.protocol.Ban;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.ChangeServer;
import chat.parley.protocol.CreateInvite;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.DeleteMessagesOf;
import chat.parley.protocol.DeleteRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.ListAccounts;
import chat.parley.protocol.ListAudit;
import chat.parley.protocol.ListReports;
import chat.parley.protocol.MuteMember;
import chat.parley.protocol.Pin;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.Report;
import chat.parley.protocol.ResetPassword;
import chat.parley.protocol.ResolveReport;
import chat.parley.protocol.RestoreMessagesOf;
import chat.parley.protocol.RevokeInvite;
import chat.parley.protocol.SetAccountState;
import chat.parley.protocol.SetRole;
import chat.parley.protocol.SetServerRole;
import chat.parley.protocol.Unban;
import chat.parley.server.accounts.Administration;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.TestHouse;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Each act of keeping order leaves one row that says who did what to whom, where and when; a
/// repeated operation leaves none, and no row has words of a message.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuditContract {

    private static final String WORDS = "buy my boat";

    private final TestDatabases.Kind kind;
    private TestHouse house;
    private Administration administration;
    private Moderation moderation;
    private PersonId root;
    private PersonId bob;
    private RoomId room;
    private MessageId spam;

    AuditContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        house = new TestHouse(kind.fresh());
        administration =
                new Administration(
                        house.database, house.doorbell, house.clock, house.accounts, house.people);
        moderation =
                new Moderation(
                        house.database,
                        house.clock,
                        new UuidV7(house.clock, new SecureRandom()),
                        house.people,
                        house.rooms,
                        house.messages);
        root = house.administrator("root");
        bob = house.person("bob");
    }

    @AfterAll
    void close() {
        house.close();
    }

    @BeforeEach
    void say() {
        room = house.roomOf(root, bob);
        spam = house.say(bob, room, WORDS).message();
    }

    @Test
    void whatIsDoneToMembers() {
        act(AuditAction.ROLE_CHANGED, bob, room, null, op -> role(op, RoomRole.ADMIN));
        act(AuditAction.ROLE_CHANGED, bob, room, null, op -> role(op, RoomRole.MEMBER));
        act(AuditAction.MEMBER_MUTED, bob, room, null, op -> mute(op, 60));
        act(AuditAction.MEMBER_UNMUTED, bob, room, null, op -> mute(op, 0));
        act(
                AuditAction.MEMBER_REMOVED,
                bob,
                room,
                null,
                op -> house.rooms.act(root, new RemoveMember(1, op, room, bob, "noise")));
        house.rooms.join(bob, new JoinRoom(1, op(), room));
        act(
                AuditAction.MEMBER_BANNED,
                bob,
                room,
                null,
                op -> house.rooms.act(root, new Ban(1, op, room, bob, "more noise")));
        act(
                AuditAction.MEMBER_UNBANNED,
                bob,
                room,
                null,
                op -> house.rooms.act(root, new Unban(1, op, room, bob)));
    }

    private void role(OperationId op, RoomRole role) {
        house.rooms.act(root, new SetRole(1, op, room, bob, role));
    }

    private void mute(OperationId op, long seconds) {
        house.rooms.act(root, new MuteMember(1, op, room, bob, seconds));
    }

    @Test
    void whatIsDoneToMessages() {
        act(AuditAction.MESSAGE_PINNED, bob, room, spam, op -> pin(op, true));
        act(AuditAction.MESSAGE_UNPINNED, bob, room, spam, op -> pin(op, false));
        moderation.report(root, new Report(1, op(), room, spam, WORDS));
        ReportId report =
                moderation.list(root, new ListReports(1, null, null)).items().getFirst().id();
        act(
                AuditAction.REPORT_RESOLVED,
                bob,
                room,
                spam,
                op ->
                        moderation.resolve(
                                root, new ResolveReport(1, op, report, ReportAction.DISMISS)));
        OperationId clearing = op();
        act(
                AuditAction.MESSAGES_DELETED,
                bob,
                room,
                null,
                clearing,
                op ->
                        house.messages.deleteOf(
                                root, new DeleteMessagesOf(1, op, room, bob, null, null, false)));
        act(
                AuditAction.MESSAGES_RESTORED,
                bob,
                room,
                null,
                op -> house.messages.restoreOf(root, new RestoreMessagesOf(1, op, room, clearing)));
        act(
                AuditAction.MESSAGE_DELETED,
                bob,
                room,
                spam,
                op -> house.messages.delete(root, new DeleteMessage(1, op, room, spam, "spam")));
    }

    private void pin(OperationId op, boolean on) {
        house.messages.pin(root, new Pin(1, op, room, spam, on));
    }

    @Test
    void whatIsDoneToRooms() {
        act(AuditAction.ROOM_CHANGED, null, room, null, op -> change(op, "Pier", null));
        act(AuditAction.ROOM_ARCHIVED, null, room, null, op -> change(op, null, true));
        act(AuditAction.ROOM_REOPENED, null, room, null, op -> change(op, null, false));
        OperationId inviting = op();
        act(AuditAction.INVITE_CREATED, null, room, null, inviting, op -> invite(op));
        String code = invite(inviting);
        act(
                AuditAction.INVITE_REVOKED,
                null,
                room,
                null,
                op -> house.invites.revoke(root, new RevokeInvite(1, op, code)));
        act(
                AuditAction.ROOM_DELETED,
                null,
                room,
                null,
                op -> house.rooms.delete(root, new DeleteRoom(1, op, room)));
    }

    private String invite(OperationId op) {
        return house.invites.create(root, new CreateInvite(1, op, room, 1, 60L), "").code();
    }

    private void change(OperationId op, @Nullable String name, @Nullable Boolean archived) {
        house.rooms.change(
                root, new ChangeRoom(1, op, room, name, null, null, null, archived, null));
    }

    @Test
    void whatIsDoneToAccountsAndTheServer() {
        act(AuditAction.ACCOUNT_SUSPENDED, op -> state(op, AccountState.SUSPENDED));
        act(AuditAction.ACCOUNT_RESTORED, op -> state(op, AccountState.ACTIVE));
        act(AuditAction.SERVER_ROLE_CHANGED, op -> serverRole(op, ServerRole.ADMIN));
        act(AuditAction.SERVER_ROLE_CHANGED, op -> serverRole(op, ServerRole.USER));
        act(
                AuditAction.PASSWORD_RESET,
                op -> administration.resetPassword(root, new ResetPassword(1, op, bob)));
        act(
                AuditAction.SERVER_CHANGED,
                null,
                null,
                null,
                op ->
                        administration.changeServer(
                                root, new ChangeServer(1, op, "Harbour", null, null, null)));
    }

    private void act(AuditAction action, Consumer<OperationId> deed) {
        act(action, bob, null, null, deed);
    }

    private void state(OperationId op, AccountState state) {
        administration.setState(root, new SetAccountState(1, op, bob, state));
    }

    private void serverRole(OperationId op, ServerRole role) {
        administration.setRole(root, new SetServerRole(1, op, bob, role));
    }

    @Test
    void aPlaceThatIsNoneIsRefusedInBothLists() {
        TestHouse.refused(
                RefusalCode.BAD_FIELD,
                () -> administration.list(new ListAccounts(1, null, "a\0b", null)));
        TestHouse.refused(
                RefusalCode.BAD_FIELD, () -> administration.audit(new ListAudit(1, "x", null)));
    }

    private void act(
            AuditAction action,
            @Nullable PersonId person,
            @Nullable RoomId where,
            @Nullable MessageId message,
            Consumer<OperationId> deed) {
        act(action, person, where, message, op(), deed);
    }

    /// Does something twice with one operation id, and looks what is kept of it.
    private void act(
            AuditAction action,
            @Nullable PersonId person,
            @Nullable RoomId where,
            @Nullable MessageId message,
            OperationId op,
            Consumer<OperationId> deed) {
        long before = last();
        deed.accept(op);
        deed.accept(op);
        List<AuditEntry> added =
                administration.audit(new ListAudit(1, null, 100)).items().stream()
                        .filter(entry -> entry.n() > before)
                        .toList();
        assertThat(added).as(action.word()).hasSize(1);
        AuditEntry entry = added.getFirst();
        assertThat(entry.action()).isEqualTo(action);
        assertThat(entry.by()).isEqualTo(root);
        assertThat(entry.at()).isEqualTo(house.clock.instant());
        assertThat(entry.person()).as(action.word()).isEqualTo(person);
        assertThat(entry.room()).isEqualTo(where);
        assertThat(entry.message()).isEqualTo(message);
        assertThat(String.valueOf(entry.detail())).doesNotContain(WORDS);
    }

    private long last() {
        List<AuditEntry> entries = administration.audit(new ListAudit(1, null, 1)).items();
        return entries.isEmpty() ? 0 : entries.getFirst().n();
    }
}

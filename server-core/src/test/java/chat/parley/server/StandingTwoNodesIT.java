package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.AccountState;
import chat.parley.model.CloseReason;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.Block;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.CreateInvite;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.Done;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.EndSession;
import chat.parley.protocol.FollowThread;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.MarkUnread;
import chat.parley.protocol.MuteMember;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.Ok;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.Pin;
import chat.parley.protocol.React;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Report;
import chat.parley.protocol.Save;
import chat.parley.protocol.SaveDraft;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.SetAccountState;
import chat.parley.protocol.SetPreference;
import chat.parley.protocol.SetRole;
import chat.parley.protocol.SetRoomPreference;
import chat.parley.protocol.SetStatus;
import chat.parley.protocol.SignIn;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.matrix.Fingerprint;
import chat.parley.server.script.ScriptedPerson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes on one PostgreSQL that hear of each other only by their sweep: what somebody asks for
/// on one node, after they were suspended or signed out on the other, changes nothing.
final class StandingTwoNodesIT {

    private static final String PASSWORD = "a long password";

    private ChatServer east;
    private ChatServer west;
    private Fingerprint database;
    private ScriptedPerson root;
    private ScriptedPerson bob;
    private RoomSummary quay;
    private RoomSummary pier;
    private MessageId said;
    private MessageId rootSaid;
    private int checked;

    @BeforeEach
    void start(@TempDir Path eastFolder, @TempDir Path westFolder) {
        DatabaseSettings settings = TestDatabases.postgresql();
        east = ChatServer.start(ServerConfig.in(eastFolder).withDatabase(settings));
        west = ChatServer.start(ServerConfig.in(westFolder).withDatabase(settings));
        database = new Fingerprint(settings, "last_seen");
        root =
                ScriptedPerson.signsUp(
                        address(east),
                        new NewAccount(
                                "root",
                                "Root",
                                null,
                                "test",
                                null,
                                east.setupCode().orElseThrow()));
        bob =
                ScriptedPerson.signsUp(
                        address(west), new NewAccount("bob", "Bob", PASSWORD, "old", null, null));
        quay = bob.creates(RoomKind.PUBLIC, "Quay");
        root.joins(quay.id());
        pier = root.creates(RoomKind.PUBLIC, "Pier");
        bob.joins(pier.id());
        said = bob.says(quay.id(), "said in time").message();
        rootSaid = root.says(pier.id(), "said by root").message();
        bob.close();
    }

    @AfterEach
    void stop() {
        root.close();
        database.close();
        east.close();
        west.close();
    }

    private List<LongFunction<ClientCommand>> writes() {
        PersonId other = root.id();
        return List.of(
                i -> ScriptedPerson.message(i, op(), quay.id(), "said too late"),
                i -> new EditMessage(i, op(), quay.id(), said, "edited too late", List.of()),
                i -> new React(i, op(), quay.id(), said, "👍", true),
                i -> new Pin(i, op(), quay.id(), said, true),
                i -> new CreateRoom(i, op(), RoomKind.PRIVATE, "Too late", null, List.of()),
                i -> new OpenDirect(i, op(), List.of(other)),
                i -> new ChangeRoom(i, op(), quay.id(), "Too late", null, null, null, null, null),
                i -> new CreateInvite(i, op(), quay.id(), null, null),
                i -> new MarkUnread(i, quay.id(), 1),
                i -> new Save(i, said, quay.id(), true),
                i -> new FollowThread(i, quay.id(), said, true),
                i -> new SaveDraft(i, quay.id(), null, "too late", null, List.of(), 1),
                i -> new SetRoomPreference(i, quay.id(), null, null, true, null, null),
                i -> new SetPreference(i, "theme", "late"),
                i -> new ChangeProfile(i, op(), "Too late", null, null),
                i -> new SetStatus(i, Presence.BUSY, "too late", null, null),
                i -> new Block(i, op(), other, true),
                i -> new Report(i, op(), pier.id(), rootSaid, "too late"),
                i -> new SetRole(i, op(), quay.id(), other, RoomRole.MODERATOR),
                i -> new MuteMember(i, op(), quay.id(), other, 60L),
                i -> new DeleteMessage(i, op(), quay.id(), said, null),
                i -> new LeaveRoom(i, op(), pier.id()));
    }

    @Test
    void whoWasSuspendedOnOneNodeChangesNothingOnTheOther() {
        for (LongFunction<ClientCommand> write : writes()) {
            ScriptedPerson late = bob.alsoAt(address(west));
            suspend(AccountState.SUSPENDED);
            changesNothing(late, write, CloseReason.ACCOUNT_SUSPENDED);
            suspend(AccountState.ACTIVE);
            ScriptedPerson back = bob.alsoAt(address(west));
            // The same is a change for who may act.
            var _ = back.wire().ask(write);
            back.close();
        }
        assertThat(checked).as("refused before the sweep").isPositive();
    }

    @Test
    void whoseSessionWasEndedOnOneNodeChangesNothingOnTheOther() {
        ScriptedPerson elsewhere =
                ScriptedPerson.signsIn(address(east), new SignIn("bob", PASSWORD, "new"));
        ScriptedPerson late = bob.alsoAt(address(west));
        elsewhere.asks(Done.class, i -> new EndSession(i, late.wire().ready().session()));
        changesNothing(late, writes().getFirst(), CloseReason.SESSION_ENDED);
        elsewhere.says(quay.id(), "still here");
        elsewhere.close();
    }

    private void suspend(AccountState state) {
        root.asks(Done.class, i -> new SetAccountState(i, op(), bob.id(), state));
    }

    private void changesNothing(
            ScriptedPerson late, LongFunction<ClientCommand> write, CloseReason reason) {
        Map<String, String> before = rows();
        long i = posted(late, write);
        assertThat(late.isClosed()).isEqualTo(reason);
        for (ServerFrame frame : late.wire().frames()) {
            assertThat(frame).isNotInstanceOf(Ok.class);
            if (frame instanceof Refused refused && Long.valueOf(i).equals(refused.re())) {
                assertThat(refused.code()).isEqualTo(RefusalCode.NOT_SIGNED_IN);
                checked++;
            }
        }
        assertThat(rows()).isEqualTo(before);
        late.close();
    }

    /// All but what is made of other rows in its own time.
    private Map<String, String> rows() {
        Map<String, String> rows = database.tables();
        rows.keySet().removeIf(table -> table.contains("search"));
        return rows;
    }

    /// The sweep may have come first.
    private static long posted(ScriptedPerson late, LongFunction<ClientCommand> write) {
        try {
            return late.wire().post(write);
        } catch (CompletionException closed) {
            assertThat(closed).hasCauseInstanceOf(IOException.class);
            return -1;
        }
    }

    private static OperationId op() {
        return ScriptedPerson.newOperation();
    }

    private static URI address(ChatServer node) {
        return URI.create("http://127.0.0.1:" + node.port());
    }
}

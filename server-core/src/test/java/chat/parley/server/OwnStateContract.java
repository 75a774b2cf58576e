package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.Level;
import chat.parley.model.Limit;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.ServerRole;
import chat.parley.protocol.Ban;
import chat.parley.protocol.Block;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.DeleteRoom;
import chat.parley.protocol.FollowThread;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListSaved;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MarkUnread;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.Save;
import chat.parley.protocol.SaveDraft;
import chat.parley.protocol.SavedPage;
import chat.parley.protocol.ServerEvent;
import chat.parley.protocol.SetPreference;
import chat.parley.protocol.SetRoomPreference;
import chat.parley.protocol.SetServerRole;
import chat.parley.protocol.Unban;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.MirroredSelf;
import chat.parley.server.script.ScriptedPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// State equals stream for what is a person's own: whatever they do on one device, or is done to
/// them, each of their other devices holds after the events what a new device is shown.
abstract class OwnStateContract extends Townsfolk {

    private ScriptedPerson root;
    private ScriptedPerson ann;
    private ScriptedPerson bob;

    OwnStateContract(TestDatabases.Kind kind) {
        super(kind, limits -> limits.with(Limit.CONNECTIONS, 0));
    }

    @BeforeEach
    void start() {
        root = town.founder("root");
        ann = town.signsUp("ann");
        bob = town.signsUp("bob");
    }

    /// A device that looks on, and how many frames it has applied.
    private static final class Device {
        private final ScriptedPerson connection;
        private final MirroredSelf self;
        private int applied;

        Device(ScriptedPerson connection) {
            this.connection = connection;
            this.self = new MirroredSelf(connection.wire().ready(), saved(connection));
            this.applied = connection.wire().frames().size();
        }

        private static List<String> saved(ScriptedPerson connection) {
            return connection.asks(SavedPage.class, i -> new ListSaved(i, null)).items().stream()
                    .map(message -> message.id().toString())
                    .toList();
        }

        MirroredSelf.Picture follow() {
            var frames = connection.wire().frames();
            for (; applied < frames.size(); applied++) {
                if (frames.get(applied) instanceof ServerEvent event) {
                    self.apply(event);
                }
            }
            return self.picture();
        }
    }

    @Test
    void everyDeviceSeesWhatANewOneIsShown() {
        RoomId quay = bob.creates(RoomKind.PUBLIC, "Quay").id();
        RoomId shed = bob.creates(RoomKind.PRIVATE, "Shed").id();
        ann.joins(quay);
        MessageId first = bob.says(quay, "who is on watch").message();
        bob.says(quay, "and who sleeps");
        List<Device> devices = new ArrayList<>();
        for (Step step : steps(quay, shed, first)) {
            devices.add(new Device(town.keep(ann.alsoAt(town.address()))));
            var _ = step.by().wire().ask(step.command());
            MirroredSelf.Picture fresh = new Device(town.keep(ann.alsoAt(town.address()))).follow();
            await().untilAsserted(() ->
                    assertThat(devices)
                            .allSatisfy(device -> assertThat(device.follow()).isEqualTo(fresh)));
        }
    }

    private record Step(ScriptedPerson by, LongFunction<ClientCommand> command) {}

    private List<Step> steps(RoomId quay, RoomId shed, MessageId first) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(ann, i -> new MarkRead(i, quay, 3, null)));
        steps.add(new Step(ann, i -> new MarkRead(i, quay, 4, null)));
        steps.add(new Step(ann, i -> new MarkUnread(i, quay, 3)));
        steps.add(new Step(ann, i -> preferring(i, quay, Level.MENTIONS, 3_600L, true, "work")));
        steps.add(new Step(ann, i -> preferring(i, quay, Level.ALL, 0L, false, "")));
        steps.add(new Step(ann, i -> new SetPreference(i, "theme", "dark")));
        steps.add(new Step(ann, i -> new SetPreference(i, "theme", "light")));
        steps.add(new Step(ann, i -> new SetPreference(i, "theme", "")));
        steps.add(new Step(ann, i -> draft(i, quay, null, "perhaps", 0)));
        steps.add(new Step(ann, i -> draft(i, quay, first, "in the thread", 0)));
        steps.add(new Step(ann, i -> draft(i, quay, null, "", 1)));
        steps.add(new Step(ann, i -> new Save(i, first, quay, true)));
        steps.add(new Step(ann, i -> new Save(i, first, quay, false)));
        steps.add(new Step(ann, i -> new FollowThread(i, quay, first, true)));
        steps.add(new Step(ann, i -> new Block(i, op(), bob.id(), true)));
        steps.add(new Step(ann, i -> new Block(i, op(), bob.id(), false)));
        steps.add(
                new Step(
                        ann,
                        i -> new CreateRoom(i, op(), RoomKind.PRIVATE, "Den", null, List.of())));
        steps.add(new Step(ann, i -> new OpenDirect(i, op(), List.of(bob.id()))));
        steps.add(new Step(bob, i -> new InviteToRoom(i, op(), shed, ann.id())));
        steps.add(new Step(ann, i -> new LeaveRoom(i, op(), shed)));
        steps.add(new Step(bob, i -> new InviteToRoom(i, op(), shed, ann.id())));
        steps.add(new Step(ann, i -> new JoinRoom(i, op(), shed)));
        steps.add(new Step(bob, i -> new DeleteRoom(i, op(), shed)));
        steps.add(new Step(ann, i -> new LeaveRoom(i, op(), quay)));
        steps.add(new Step(ann, i -> new JoinRoom(i, op(), quay)));
        steps.add(new Step(bob, i -> new RemoveMember(i, op(), quay, ann.id(), null)));
        steps.add(new Step(ann, i -> new JoinRoom(i, op(), quay)));
        steps.add(new Step(bob, i -> new Ban(i, op(), quay, ann.id(), null)));
        steps.add(new Step(bob, i -> new Unban(i, op(), quay, ann.id())));
        steps.add(new Step(root, i -> new SetServerRole(i, op(), ann.id(), ServerRole.ADMIN)));
        return steps;
    }

    private static SetRoomPreference preferring(
            long i, RoomId room, Level level, long muted, boolean favourite, String folder) {
        return new SetRoomPreference(i, room, level, muted, favourite, folder, favourite);
    }

    private static SaveDraft draft(
            long i, RoomId room, @Nullable MessageId thread, String text, long version) {
        return new SaveDraft(i, room, thread, text, null, List.of(), version);
    }

    private static OperationId op() {
        return ScriptedPerson.newOperation();
    }
}

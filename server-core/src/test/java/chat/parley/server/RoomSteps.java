package chat.parley.server;

import chat.parley.model.FileId;
import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.ReportAction;
import chat.parley.model.ReportId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.protocol.AcceptInvite;
import chat.parley.protocol.Ban;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.CreateInvite;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.DeleteMessagesOf;
import chat.parley.protocol.Done;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.ForwardOf;
import chat.parley.protocol.InviteMade;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListReports;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MuteMember;
import chat.parley.protocol.Pin;
import chat.parley.protocol.React;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.ReplyTo;
import chat.parley.protocol.Report;
import chat.parley.protocol.ReportPage;
import chat.parley.protocol.ResolveReport;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.RestoreMessagesOf;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.SetRole;
import chat.parley.protocol.Unban;
import chat.parley.server.script.ScriptedPerson;
import chat.parley.server.script.ScriptedUpload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// All that can be done in a room, one step after the other, each of which finds the room as the
/// one before has left it. Used from the test's thread.
final class RoomSteps {

    private final Town town;
    private final ScriptedPerson ann;
    private final ScriptedPerson bob;
    private final ScriptedPerson dan;
    private final RoomId room;
    private final List<Step> steps = new ArrayList<>();

    /// @param ann who owns the room
    /// @param bob a member
    /// @param dan somebody who is not in it
    RoomSteps(Town town, ScriptedPerson ann, ScriptedPerson bob, ScriptedPerson dan, RoomId room) {
        this.town = town;
        this.ann = ann;
        this.bob = bob;
        this.dan = dan;
        this.room = room;
    }

    /// One thing that somebody does.
    record Step(ScriptedPerson by, LongFunction<ClientCommand> command) {}

    /// Says what the steps are about, and gives them.
    List<Step> all() {
        steps.clear();
        dan.joins(room);
        ReportId removing = reported(dan.says(room, "buy my boat").message());
        ReportId banning = reported(dan.says(room, "buy it now").message());
        ReportId deleting = reported(dan.says(room, "last chance").message());
        dan.asks(RoomEntered.class, i -> new LeaveRoom(i, op(), room));
        MessageId root = ann.says(room, "root").message();
        MessageId asked = bob.says(room, "asked").message();
        MessageId reply =
                bob.asks(MessageAccepted.class, i -> said(i, "in the thread", root, null))
                        .message();
        messages(root, asked, reply);
        members();
        order(deleting, removing, banning);
        add(ann, i -> new ChangeRoom(i, op(), room, "Pier", "boats", null, 5, null, null));
        add(ann, i -> new ChangeRoom(i, op(), room, null, "", null, 0, true, null));
        return List.copyOf(steps);
    }

    private void messages(MessageId root, MessageId asked, MessageId reply) {
        add(ann, i -> said(i, "plain", null, null));
        add(bob, i -> said(i, "more in the thread", root, null));
        add(ann, i -> said(i, "answer", null, asked));
        FileId file =
                new ScriptedUpload(town.address(), bob.token())
                        .file("chart.txt", "shoals".getBytes(StandardCharsets.UTF_8));
        add(bob, i -> message(i, "", List.of(file), List.of(new Mention.OfPerson(ann.id())), null));
        add(
                ann,
                i ->
                        message(
                                i,
                                "",
                                List.of(),
                                List.of(Mention.OfGroup.ROOM),
                                new ForwardOf(room, asked)));
        add(bob, i -> new EditMessage(i, op(), room, asked, "asked anew", List.of()));
        add(bob, i -> new EditMessage(i, op(), room, reply, "in it", List.of()));
        add(bob, i -> new React(i, op(), room, root, "👍", true));
        add(ann, i -> new React(i, op(), room, root, "👍", true));
        add(bob, i -> new React(i, op(), room, root, "👍", false));
        add(ann, i -> new Pin(i, op(), room, root, true));
        add(ann, i -> new Pin(i, op(), room, asked, true));
        add(ann, i -> new Pin(i, op(), room, root, false));
        add(bob, i -> new DeleteMessage(i, op(), room, asked, null));
        add(bob, i -> new RestoreMessage(i, op(), room, asked));
        add(ann, i -> new DeleteMessage(i, op(), room, reply, "why not"));
        add(ann, i -> new DeleteMessage(i, op(), room, root, null));
        add(bob, i -> said(i, "the thread goes on", root, null));
    }

    private void members() {
        String code =
                ann.asks(InviteMade.class, i -> new CreateInvite(i, op(), room, 1, null)).code();
        add(ann, i -> new InviteToRoom(i, op(), room, dan.id()));
        add(dan, i -> new JoinRoom(i, op(), room));
        add(ann, i -> new MuteMember(i, op(), room, dan.id(), 3_600L));
        add(ann, i -> new MuteMember(i, op(), room, dan.id(), 0L));
        add(ann, i -> new SetRole(i, op(), room, dan.id(), RoomRole.MODERATOR));
        add(dan, i -> new LeaveRoom(i, op(), room));
        add(dan, i -> new AcceptInvite(i, op(), code));
        add(ann, i -> new RemoveMember(i, op(), room, dan.id(), "out"));
        add(ann, i -> new Ban(i, op(), room, dan.id(), "for good"));
        add(ann, i -> new Unban(i, op(), room, dan.id()));
        add(dan, i -> new JoinRoom(i, op(), room));
    }

    private void order(ReportId deleting, ReportId removing, ReportId banning) {
        OperationId clearing = op();
        add(ann, i -> new ResolveReport(i, op(), deleting, ReportAction.DELETE));
        add(ann, i -> new DeleteMessagesOf(i, clearing, room, dan.id(), null, "spam", false));
        add(ann, i -> new RestoreMessagesOf(i, op(), room, clearing));
        add(ann, i -> new ResolveReport(i, op(), removing, ReportAction.REMOVE));
        add(ann, i -> new ResolveReport(i, op(), banning, ReportAction.BAN));
    }

    private void add(ScriptedPerson by, LongFunction<ClientCommand> command) {
        steps.add(new Step(by, command));
    }

    private ReportId reported(MessageId message) {
        bob.asks(Done.class, i -> new Report(i, op(), room, message, "spam"));
        return ann.asks(ReportPage.class, i -> new ListReports(i, null, null)).items().stream()
                .filter(report -> report.message().equals(message))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private SendMessage said(
            long i, String text, @Nullable MessageId thread, @Nullable MessageId answered) {
        return new SendMessage(
                i,
                op(),
                room,
                text,
                answered == null ? null : new ReplyTo(answered, null),
                thread,
                List.of(),
                List.of(),
                null);
    }

    private SendMessage message(
            long i,
            String text,
            List<FileId> files,
            List<Mention> mentions,
            @Nullable ForwardOf forwarded) {
        return new SendMessage(i, op(), room, text, null, null, files, mentions, forwarded);
    }

    private static OperationId op() {
        return ScriptedPerson.newOperation();
    }
}

package chat.parley.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Limit;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSettings;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.Answer;
import chat.parley.protocol.Ban;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.GetChanges;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListMembers;
import chat.parley.protocol.MemberPage;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MuteMember;
import chat.parley.protocol.Pin;
import chat.parley.protocol.React;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.ReplyTo;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.SetRole;
import chat.parley.protocol.Unban;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.script.MirroredRoom;
import chat.parley.server.script.ScriptedPerson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// State equals stream: whatever is done in a room, a client that applied the events holds the same
/// as one that was away from any step on and took the changes, as one that connected at that step,
/// and as a fresh snapshot.
abstract class StateEqualsStreamContract {

    private Town town;
    private ScriptedPerson ann;
    private ScriptedPerson bob;
    private ScriptedPerson eve;
    private ScriptedPerson dan;
    private RoomSummary quay;

    /// A fresh database.
    abstract DatabaseSettings database();

    @BeforeEach
    void start(@TempDir Path folder) {
        town = Town.on(database(), folder, limits -> limits.with(Limit.CONNECTIONS, 0));
        ann = town.signsUp("ann");
        bob = town.signsUp("bob");
        eve = town.signsUp("eve");
        dan = town.signsUp("dan");
        quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
    }

    @AfterEach
    void stop() {
        town.close();
    }

    /// One thing that somebody does.
    private record Step(ScriptedPerson by, LongFunction<ClientCommand> command) {}

    /// A client that looks on.
    private record Witness(ScriptedPerson device, MirroredRoom room) {}

    @Test
    void whoeverLooksFromWhereverSeesTheSame() {
        RoomSummary entered = eve.joins(quay.id());
        Witness live = new Witness(eve, snapshot(eve, entered.head()));
        List<Witness> connected = new ArrayList<>();
        List<MirroredRoom> away = new ArrayList<>();
        for (Step step : steps()) {
            ScriptedPerson device = town.keep(eve.alsoAt(town.address()));
            long head = summary(device).head();
            Answer _ = step.by().wire().ask(step.command());
            connected.add(new Witness(device, snapshot(device, head)));
            follow(live);
            away.add(live.room().copy());
        }
        follow(live);
        MirroredRoom.Picture fresh = snapshot(eve, live.room().last()).picture();
        assertThat(live.room().picture()).isEqualTo(fresh);
        for (MirroredRoom room : away) {
            room.apply(
                    requireNonNull(
                            (ChangesPage)
                                    eve.wire()
                                            .ask(i ->
                                                    new GetChanges(
                                                            i,
                                                            quay.id(),
                                                            quay.epoch(),
                                                            room.last(),
                                                            null))));
            assertThat(room.picture()).isEqualTo(fresh);
        }
        for (Witness witness : connected) {
            follow(witness);
            assertThat(witness.room().picture()).isEqualTo(fresh);
        }
    }

    /// Applies all events up to the room's present head.
    private void follow(Witness witness) {
        long head =
                ann.asks(ChangesPage.class, i -> new GetChanges(i, quay.id(), quay.epoch(), 0, 1))
                        .head();
        if (head > witness.room().last()) {
            witness.device()
                    .sees(
                            RoomEvent.class,
                            event -> event.room().equals(quay.id()) && event.seq() == head);
        }
        witness.device().wire().frames().stream()
                .filter(RoomEvent.class::isInstance)
                .map(RoomEvent.class::cast)
                .forEach(witness.room()::apply);
    }

    private RoomSummary summary(ScriptedPerson person) {
        return person.rooms().stream()
                .filter(room -> room.id().equals(quay.id()))
                .findFirst()
                .orElseThrow();
    }

    /// What there is to see, by asking for it; may be newer than `head`.
    private MirroredRoom snapshot(ScriptedPerson person, long head) {
        MirroredRoom room = new MirroredRoom(quay.id(), head);
        ChangesPage all =
                person.asks(
                        ChangesPage.class, i -> new GetChanges(i, quay.id(), quay.epoch(), 0, 500));
        RoomSettings settings = all.settings();
        if (settings != null) {
            room.put(settings);
        }
        HistoryPage page = history(person, null);
        page.items().forEach(room::put);
        for (Message root : page.items()) {
            if (root.threadCount() != null) {
                history(person, root.id()).items().forEach(room::put);
            }
        }
        person.asks(MemberPage.class, i -> new ListMembers(i, quay.id(), null, null))
                .items()
                .forEach(room::put);
        return room;
    }

    private HistoryPage history(ScriptedPerson person, @Nullable MessageId thread) {
        return person.asks(
                HistoryPage.class,
                i -> new GetHistory(i, quay.id(), null, null, null, thread, 100));
    }

    /// Every operation that changes a room, on messages that stand for all.
    private List<Step> steps() {
        RoomId room = quay.id();
        MessageId root = ann.says(room, "root").message();
        MessageId asked = bob.says(room, "asked").message();
        MessageId reply = said(bob, message("in the thread", root, null)).message();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(ann, i -> message("plain", null, null).of(i)));
        steps.add(new Step(bob, i -> message("more in the thread", root, null).of(i)));
        steps.add(new Step(ann, i -> message("answer", null, asked).of(i)));
        steps.add(
                new Step(bob, i -> new EditMessage(i, op(), room, asked, "asked anew", List.of())));
        steps.add(new Step(bob, i -> new EditMessage(i, op(), room, reply, "in it", List.of())));
        steps.add(new Step(bob, i -> new React(i, op(), room, root, "👍", true)));
        steps.add(new Step(ann, i -> new React(i, op(), room, root, "👍", true)));
        steps.add(new Step(bob, i -> new React(i, op(), room, root, "👍", false)));
        steps.add(new Step(ann, i -> new Pin(i, op(), room, root, true)));
        steps.add(new Step(ann, i -> new Pin(i, op(), room, asked, true)));
        steps.add(new Step(ann, i -> new Pin(i, op(), room, root, false)));
        steps.add(new Step(bob, i -> new DeleteMessage(i, op(), room, asked, null)));
        steps.add(new Step(bob, i -> new RestoreMessage(i, op(), room, asked)));
        steps.add(new Step(ann, i -> new DeleteMessage(i, op(), room, reply, "why not")));
        steps.add(new Step(ann, i -> new DeleteMessage(i, op(), room, root, null)));
        steps.add(new Step(bob, i -> message("the thread goes on", root, null).of(i)));
        steps.add(new Step(ann, i -> new InviteToRoom(i, op(), room, dan.id())));
        steps.add(new Step(dan, i -> new JoinRoom(i, op(), room)));
        steps.add(new Step(ann, i -> new MuteMember(i, op(), room, dan.id(), 3_600L)));
        steps.add(new Step(ann, i -> new MuteMember(i, op(), room, dan.id(), 0L)));
        steps.add(new Step(ann, i -> new SetRole(i, op(), room, dan.id(), RoomRole.MODERATOR)));
        steps.add(new Step(dan, i -> new LeaveRoom(i, op(), room)));
        steps.add(new Step(dan, i -> new JoinRoom(i, op(), room)));
        steps.add(new Step(ann, i -> new RemoveMember(i, op(), room, dan.id(), "out")));
        steps.add(new Step(ann, i -> new Ban(i, op(), room, dan.id(), "for good")));
        steps.add(new Step(ann, i -> new Unban(i, op(), room, dan.id())));
        steps.add(
                new Step(
                        ann,
                        i -> new ChangeRoom(i, op(), room, "Pier", "boats", null, 5, null, null)));
        steps.add(new Step(ann, i -> new ChangeRoom(i, op(), room, null, "", null, 0, true, null)));
        return steps;
    }

    private interface Words {
        SendMessage of(long i);
    }

    private MessageAccepted said(ScriptedPerson by, Words words) {
        return by.asks(MessageAccepted.class, words::of);
    }

    private Words message(String text, @Nullable MessageId thread, @Nullable MessageId answered) {
        OperationId op = op();
        return i ->
                new SendMessage(
                        i,
                        op,
                        quay.id(),
                        text,
                        answered == null ? null : new ReplyTo(answered, null),
                        thread,
                        List.of(),
                        List.of(),
                        null);
    }

    private static OperationId op() {
        return ScriptedPerson.newOperation();
    }
}

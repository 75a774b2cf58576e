package chat.parley.desktop.session;

import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.protocol.Ban;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.DirectOpened;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MuteMember;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.Pin;
import chat.parley.protocol.React;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.ReplyTo;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.SetRole;
import chat.parley.protocol.Unban;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// Bob, Carl, Dora and Eve, and all that they can do on Bob's dock while Ann looks on or is away.
/// Used from the test's thread.
@NullUnmarked // answers that made a room have it
final class Dockers implements AutoCloseable {
    final Voice bob;
    final Voice carl;
    final Voice dora;
    final Voice eve;
    final RoomId dock;
    private final PersonId ann;

    Dockers(String address, PersonId ann) {
        this.ann = ann;
        bob = Voice.registers(address, "bob");
        carl = Voice.registers(address, "carl");
        dora = Voice.registers(address, "dora");
        eve = Voice.registers(address, "eve");
        dock = made(RoomKind.PUBLIC, "dock");
        join(carl, dock);
        join(dora, dock);
    }

    RoomId made(RoomKind kind, String name, PersonId... invited) {
        var op = Voice.op();
        return bob.does(
                        RoomEntered.class,
                        i -> new CreateRoom(i, op, kind, name, null, List.of(invited)))
                .room()
                .id();
    }

    static void join(Voice who, RoomId room) {
        var op = Voice.op();
        who.does(RoomEntered.class, i -> new JoinRoom(i, op, room));
    }

    static MessageId answers(
            Voice who,
            RoomId room,
            String text,
            @Nullable MessageId replyTo,
            @Nullable MessageId thread,
            Mention... mentions) {
        var op = Voice.op();
        ReplyTo reply = replyTo == null ? null : new ReplyTo(replyTo, null);
        return who.does(
                        MessageAccepted.class,
                        i ->
                                new SendMessage(
                                        i,
                                        op,
                                        room,
                                        text,
                                        reply,
                                        thread,
                                        List.of(),
                                        List.of(mentions),
                                        null))
                .message();
    }

    private void edits(Voice who, MessageId message, String text, Mention... mentions) {
        var op = Voice.op();
        who.does(
                ChangeMade.class,
                i -> new EditMessage(i, op, dock, message, text, List.of(mentions)));
    }

    private void deletes(Voice who, MessageId message) {
        var op = Voice.op();
        who.does(ChangeMade.class, i -> new DeleteMessage(i, op, dock, message, null));
    }

    private void reacts(Voice who, MessageId message, String emoji, boolean on) {
        var op = Voice.op();
        who.does(ChangeMade.class, i -> new React(i, op, dock, message, emoji, on));
    }

    private void pins(MessageId message, boolean on) {
        var op = Voice.op();
        bob.does(ChangeMade.class, i -> new Pin(i, op, dock, message, on));
    }

    private void changes(
            @Nullable String name, @Nullable String topic, @Nullable Boolean archived) {
        var op = Voice.op();
        bob.does(
                ChangeMade.class,
                i -> new ChangeRoom(i, op, dock, name, topic, null, null, archived, null));
    }

    /// Everything that can happen to messages: words, answers, threads, reactions, pins, deletions.
    void talk(String day) {
        MessageId first = bob.says(dock, "first of " + day);
        MessageId second = carl.says(dock, "second of " + day);
        MessageId reply = answers(dora, dock, "answer to the first", first, null);
        answers(carl, dock, "answer to the answer", reply, null);
        answers(carl, dock, "@ann look", null, null, new Mention.OfPerson(ann));
        MessageId called = answers(dora, dock, "@ann again", null, null, new Mention.OfPerson(ann));
        answers(carl, dock, "in the thread", null, first);
        MessageId inThread =
                answers(dora, dock, "@ann in the thread", null, first, new Mention.OfPerson(ann));
        answers(bob, dock, "also there", null, first, Mention.OfGroup.ROOM);
        edits(bob, first, "first of " + day + ", changed");
        edits(carl, second, "@ann should see this", new Mention.OfPerson(ann));
        edits(dora, reply, "another answer");
        reacts(carl, first, "👍", true);
        reacts(dora, first, "👍", true);
        reacts(dora, first, "🎉", true);
        reacts(carl, first, "👍", false);
        reacts(carl, reply, "👀", true);
        pins(first, true);
        pins(second, true);
        pins(second, false);
        deletes(dora, called);
        deletes(dora, inThread);
        deletes(bob, reply);
        MessageId back = carl.says(dock, "gone and back");
        deletes(carl, back);
        var op = Voice.op();
        carl.does(ChangeMade.class, i -> new RestoreMessage(i, op, dock, back));
        carl.says(dock, "end of " + day);
    }

    /// Everything that can happen to people and rooms.
    void move(String name) {
        role(carl, RoomRole.MODERATOR);
        var mute = Voice.op();
        bob.does(ChangeMade.class, i -> new MuteMember(i, mute, dock, dora.id(), 3_600L));
        var ban = Voice.op();
        bob.does(ChangeMade.class, i -> new Ban(i, ban, dock, eve.id(), "was never in"));
        var unban = Voice.op();
        bob.does(ChangeMade.class, i -> new Unban(i, unban, dock, eve.id()));
        var invite = Voice.op();
        bob.does(ChangeMade.class, i -> new InviteToRoom(i, invite, dock, eve.id()));
        var decline = Voice.op();
        eve.does(RoomEntered.class, i -> new LeaveRoom(i, decline, dock));
        var remove = Voice.op();
        bob.does(ChangeMade.class, i -> new RemoveMember(i, remove, dock, dora.id(), null));
        join(dora, dock);
        join(eve, dock);
        changes(name, "all about " + name, null);
        changes(null, null, true);
        changes(null, null, false);
        role(carl, RoomRole.MEMBER);
    }

    private void role(Voice who, RoomRole role) {
        var op = Voice.op();
        bob.does(ChangeMade.class, i -> new SetRole(i, op, dock, who.id(), role));
    }

    void leaves(Voice who, RoomId room) {
        var op = Voice.op();
        who.does(RoomEntered.class, i -> new LeaveRoom(i, op, room));
    }

    RoomId group(Voice... others) {
        var op = Voice.op();
        List<PersonId> people =
                Stream.concat(Stream.of(ann), Arrays.stream(others).map(Voice::id)).toList();
        return bob.does(DirectOpened.class, i -> new OpenDirect(i, op, people)).room().id();
    }

    @Override
    public void close() {
        List.of(bob, carl, dora, eve).forEach(Voice::close);
    }
}

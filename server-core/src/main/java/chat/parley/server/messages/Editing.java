package chat.parley.server.messages;

import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.protocol.EditMessage;
import chat.parley.server.rooms.RoomLog;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Gives a message another text. Called inside a write that has locked the room.
final class Editing {

    private Editing() {}

    /// @param present who is there, if the command calls `here`
    /// @param windowSeconds for which a message may be edited; 0 is without end
    static void edit(
            MessageChange change, EditMessage command, Set<PersonId> present, long windowSeconds) {
        Message message = change.message();
        if (!change.own()) {
            throw Refusal.forbidden();
        }
        var _ = change.seat().requireMayTalk(change.at());
        Calls.requireMayCall(change.seat(), command.mentions(), message.mentions());
        change.seat().requireOpen();
        change.requirePresent();
        requireInTime(change, windowSeconds);
        if (command.text().isEmpty() && message.attachments().isEmpty()) {
            throw Refusal.badField("text", "an empty message");
        }
        boolean sameText = command.text().equals(message.text());
        if (!sameText && message.forwardOf() != null) {
            throw Refusal.badField("text", "a forwarded message keeps its words");
        }
        if (sameText && command.mentions().equals(message.mentions())) {
            return;
        }
        long seq = change.take(RoomLog.Kind.MESSAGE_EDITED, null);
        if (!sameText) {
            EditSql.keep(change.handle(), message, seq);
        }
        EditSql.change(
                change.handle(),
                message.id(),
                command,
                sameText ? message.editedAt() : change.at());
        call(change, command.mentions(), present);
    }

    private static void call(MessageChange change, List<Mention> mentions, Set<PersonId> present) {
        Message message = change.message();
        Set<PersonId> here =
                message.mentions().contains(Mention.OfGroup.HERE)
                        ? MentionSql.here(change.handle(), message.id())
                        : present;
        Calls calls = Calls.of(mentions, here);
        MentionSql.clear(change.handle(), message.id());
        MentionSql.insert(
                change.handle(),
                List.of(
                        new MentionSql.Called(
                                message.id(),
                                message.room(),
                                message.seq(),
                                message.author(),
                                calls)));
        MessageId thread = message.thread();
        if (thread != null) {
            ThreadSql.join(change.handle(), message, thread, calls);
        }
    }

    private static void requireInTime(MessageChange change, long windowSeconds) {
        Instant posted = change.message().at();
        if (windowSeconds > 0 && change.at().isAfter(posted.plusSeconds(windowSeconds))) {
            throw Refusal.conflict("the time for editing is over");
        }
    }
}

package chat.parley.server.messages;

import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.protocol.EditMessage;
import chat.parley.server.rooms.RoomLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Gives a message another text. Called inside a write that has locked the room.
final class Editing {

    /// The server's setting: seconds for which a message may be edited; 0 and none are without end.
    private static final String WINDOW = "editWindowSeconds";

    private Editing() {}

    /// @param present who is there, if the command calls `here`
    static void edit(MessageChange change, EditMessage command, Set<PersonId> present) {
        Message message = change.message();
        if (!change.own()) {
            throw Refusal.forbidden();
        }
        change.seat().requireVoice(change.at());
        Calls.requireMayCall(change.seat(), command.mentions(), message.mentions());
        change.requirePresent();
        requireInTime(change);
        if (command.text().isEmpty() && message.attachments().isEmpty()) {
            throw Refusal.badField("text", "an empty message");
        }
        boolean sameText = command.text().equals(message.text());
        if (sameText && command.mentions().equals(message.mentions())) {
            return;
        }
        long seq = change.take(RoomLog.Kind.MESSAGE_EDITED, null);
        if (!sameText) {
            EditSql.keep(change.handle(), message, seq);
        }
        EditSql.change(change.handle(), message.id(), command, change.at());
        call(change, command.mentions(), present);
    }

    private static void call(MessageChange change, List<Mention> mentions, Set<PersonId> present) {
        Message message = change.message();
        Set<PersonId> here =
                message.mentions().contains(Mention.OfGroup.HERE)
                        ? MentionSql.here(change.handle(), message.id())
                        : present;
        MentionSql.clear(change.handle(), message.id());
        MentionSql.insert(
                change.handle(),
                List.of(
                        new MentionSql.Called(
                                message.id(),
                                message.room(),
                                message.seq(),
                                message.author(),
                                Calls.of(mentions, here))));
    }

    private static void requireInTime(MessageChange change) {
        Optional<Duration> window = window(change.handle());
        Instant posted = change.message().at();
        if (window.isPresent() && change.at().isAfter(posted.plus(window.get()))) {
            throw Refusal.conflict("the time for editing is over");
        }
    }

    private static Optional<Duration> window(Handle handle) {
        return handle.createQuery("select content from server_setting where name = ?")
                .bind(0, WINDOW)
                .mapTo(String.class)
                .findOne()
                .map(Long::valueOf)
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds);
    }
}

package chat.parley.server.messages;

import chat.parley.model.Refusal;
import chat.parley.protocol.React;
import chat.parley.server.rooms.RoomLog;
import java.util.List;

/// Puts an emoji under a message and takes it away. Called inside a write that has locked the room.
final class Reacting {

    /// Different emoji under one message.
    private static final int DIFFERENT = 20;

    private Reacting() {}

    static void react(MessageChange change, React command) {
        change.seat().requireVoice(change.at());
        change.requirePresent();
        boolean present =
                ReactionSql.has(change.handle(), command.message(), command.emoji(), change.by());
        if (present == command.on()) {
            return;
        }
        if (command.on()) {
            List<String> emojis = ReactionSql.emojis(change.handle(), command.message());
            if (emojis.size() >= DIFFERENT && !emojis.contains(command.emoji())) {
                throw Refusal.conflict(DIFFERENT + " different reactions are enough");
            }
        }
        long seq =
                change.take(
                        RoomLog.Kind.REACTIONS_CHANGED,
                        (command.on() ? "+" : "-") + command.emoji());
        if (command.on()) {
            ReactionSql.add(change.handle(), command.message(), command.emoji(), change.by(), seq);
        } else {
            ReactionSql.remove(change.handle(), command.message(), command.emoji(), change.by());
        }
    }
}

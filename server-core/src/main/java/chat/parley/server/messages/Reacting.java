package chat.parley.server.messages;

import chat.parley.model.Message;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.React;
import chat.parley.server.accounts.Operations;
import chat.parley.server.rooms.MemberRow;
import chat.parley.server.rooms.RoomLog;
import chat.parley.server.rooms.Seat;
import chat.parley.server.rooms.Seats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Puts an emoji under a message and takes it away. Called inside a write that has locked the room.
final class Reacting {

    /// Different emoji under one message.
    private static final int DIFFERENT = 20;

    private Reacting() {}

    static ChangeMade react(Handle handle, PersonId by, React command, Instant at) {
        Optional<Operations.Earlier> earlier = Operations.find(handle, by, command);
        if (earlier.isPresent()) {
            return ChangeMade.again(earlier.get().seq());
        }
        Seat seat = Seats.get(handle, command.room(), by);
        MemberRow place = seat.requireMember();
        Message message =
                MessageSql.find(
                                handle,
                                new MessageSql.Stretch(command.room(), place.hiddenTo(), null, by),
                                command.message())
                        .orElseThrow(Refusal::notFound);
        seat.requireVoice(at);
        if (message.deleted() != null) {
            throw Refusal.conflict("the message was deleted");
        }
        Long seq = null;
        if (ReactionSql.has(handle, message.id(), command.emoji(), by) != command.on()) {
            seq = change(handle, by, command, at);
        }
        Operations.remember(handle, by, command, new Operations.Earlier(command.room(), seq), at);
        return seq == null ? ChangeMade.none() : ChangeMade.at(seq);
    }

    private static long change(Handle handle, PersonId by, React command, Instant at) {
        if (command.on()) {
            List<String> present = ReactionSql.emojis(handle, command.message());
            if (present.size() >= DIFFERENT && !present.contains(command.emoji())) {
                throw Refusal.conflict(DIFFERENT + " different reactions are enough");
            }
        }
        long seq = RoomLog.take(handle, command.room());
        if (command.on()) {
            ReactionSql.add(handle, command.message(), command.emoji(), by, seq);
        } else {
            ReactionSql.remove(handle, command.message(), command.emoji(), by);
        }
        MessageSql.touch(handle, command.message(), seq);
        RoomLog.add(
                handle,
                List.of(
                        new RoomLog.Change(
                                command.room(),
                                seq,
                                RoomLog.Kind.REACTIONS_CHANGED,
                                command.message().value(),
                                by,
                                command.op(),
                                at,
                                (command.on() ? "+" : "-") + command.emoji())));
        return seq;
    }
}

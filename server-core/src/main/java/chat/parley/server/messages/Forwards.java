package chat.parley.server.messages;

import chat.parley.model.Attachment;
import chat.parley.model.FileId;
import chat.parley.model.ForwardReference;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.protocol.ForwardOf;
import chat.parley.protocol.SendMessage;
import chat.parley.server.rooms.MemberRow;
import chat.parley.server.rooms.Seat;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// The messages that a batch of posts forwards, in their present state. Owned by one batch.
final class Forwards {

    private final Map<MessageId, Message> sources = new HashMap<>();

    private Forwards() {}

    /// Reads what these commands forward.
    static Forwards of(Handle handle, Collection<SendMessage> commands) {
        Forwards forwards = new Forwards();
        List<MessageId> ids =
                commands.stream()
                        .map(SendMessage::forwardOf)
                        .filter(Objects::nonNull)
                        .map(ForwardOf::message)
                        .toList();
        MessageSql.byIds(handle, ids, null)
                .forEach(message -> forwards.sources.put(message.id(), message));
        return forwards;
    }

    /// What is taken along.
    ///
    /// @param text the words of the message
    /// @param files what it carries
    /// @param origin where they are from
    record Taken(String text, List<FileId> files, ForwardReference origin) {}

    /// All files that could be taken along.
    Stream<FileId> files() {
        return sources.values().stream().flatMap(source -> files(source).stream());
    }

    private static List<FileId> files(Message message) {
        return message.attachments().stream().map(Attachment::file).toList();
    }

    /// The message that a person forwards.
    ///
    /// @param seat the person's seat in its room
    /// @throws Refusal if they may not read it
    Message source(ForwardOf forward, Seat seat) {
        MemberRow place = seat.requireMember();
        Message source = sources.get(forward.message());
        if (source == null
                || !source.room().equals(forward.room())
                || source.seq() <= place.hiddenTo()) {
            throw Refusal.of(RefusalCode.NOT_FOUND, "not found", "forwardOf.message");
        }
        return source;
    }

    /// What a person takes along.
    ///
    /// @param source what the command forwards
    /// @param seat the person's seat in its room
    Taken take(SendMessage command, Message source, Seat seat) {
        if (source.deleted() != null) {
            throw Refusal.conflict("the message was deleted");
        }
        if (!command.text().isEmpty() && !command.text().equals(source.text())) {
            throw Refusal.badField("text", "a forwarded message keeps its words");
        }
        if (!command.attachments().isEmpty()) {
            throw Refusal.badField("attachments", "a forwarded message keeps its files");
        }
        return new Taken(source.text(), files(source), origin(source, seat, command.room()));
    }

    private static ForwardReference origin(Message source, Seat seat, RoomId to) {
        ForwardReference earlier = source.forwardOf();
        PersonId author = earlier == null ? source.author() : earlier.author();
        Instant at = earlier == null ? source.at() : earlier.at();
        RoomId room = earlier == null ? source.room() : earlier.room();
        // A room that is not listed was named only among its own people.
        boolean hidden =
                source.room().equals(room)
                        && !seat.room().kind().listed()
                        && !source.room().equals(to);
        return new ForwardReference(hidden ? null : room, author, at);
    }
}

package chat.parley.server.messages;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.ReplyReference;
import chat.parley.protocol.MessageDeleted;
import chat.parley.protocol.MessageEdited;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.MessageRestored;
import chat.parley.protocol.ReactionsChanged;
import chat.parley.protocol.RoomEvent;
import java.util.List;

/// One event of a room, and what one must be allowed to read to be told of it as it is. Immutable.
///
/// Every number comes to everybody, so from whom something is hidden gets the event in another
/// form: without the words of a hidden message that it quotes, or, when it speaks of a hidden
/// message, one that says nothing.
///
/// @param event as those are told from whom nothing is hidden
/// @param shows number of the earlier message that it speaks of, [#NOTHING] if there is none
/// @param quotes number of the message whose words are in what it shows, [#NOTHING] if there is
///   none; below `shows`, since one answers only what was said
public record RoomNews(RoomEvent event, long shows, long quotes) {

    /// No message; above every number up to which something may be hidden.
    static final long NOTHING = Long.MAX_VALUE;

    /// What an event that says nothing speaks of: a well-formed id that no message has.
    private static final MessageId NO_MESSAGE =
            MessageId.of("00000000-0000-7000-8000-000000000000");

    private static final String NO_EMOJI = "❔";

    /// Where its forms change, ascending: from whom is hidden what has such a number or a higher
    /// one gets another than those before. Mostly none.
    public List<Long> veils() {
        if (quotes != NOTHING) {
            return shows == NOTHING ? List.of(quotes) : List.of(quotes, shows);
        }
        return shows == NOTHING ? List.of() : List.of(shows);
    }

    /// The form for somebody.
    ///
    /// @param hiddenTo they may read nothing at or below this number
    public RoomEvent to(long hiddenTo) {
        if (shows <= hiddenTo) {
            return silent();
        }
        return quotes <= hiddenTo ? unquoted() : event;
    }

    /// A change of no message: every client passes it over, as it does one of a message it has not
    /// loaded.
    private RoomEvent silent() {
        return new ReactionsChanged(
                event.room(),
                event.seq(),
                event.at(),
                event.by(),
                null,
                NO_MESSAGE,
                NO_EMOJI,
                false,
                List.of());
    }

    private RoomEvent unquoted() {
        return switch (event) {
            case MessagePosted(var room, var seq, var at, var by, var op, var message) ->
                    new MessagePosted(room, seq, at, by, op, unquoted(message));
            case MessageEdited(var room, var seq, var at, var by, var op, var message) ->
                    new MessageEdited(room, seq, at, by, op, unquoted(message));
            case MessageDeleted(var room, var seq, var at, var by, var op, var message) ->
                    new MessageDeleted(room, seq, at, by, op, unquoted(message));
            case MessageRestored(var room, var seq, var at, var by, var op, var message) ->
                    new MessageRestored(room, seq, at, by, op, unquoted(message));
            default -> event;
        };
    }

    private static Message unquoted(Message message) {
        ReplyReference reply = message.replyTo();
        return reply == null ? message : message.withReplyTo(reply.withoutWords());
    }
}

package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.TypingKind;
import org.jspecify.annotations.Nullable;

/// Somebody is typing, recording or choosing a file, or has stopped. May be dropped. `typing` on
/// the wire.
@WireName("typing")
public record TypingSeen(
        RoomId room, @Nullable MessageId thread, PersonId person, TypingKind what, boolean on)
        implements ServerEvent {}

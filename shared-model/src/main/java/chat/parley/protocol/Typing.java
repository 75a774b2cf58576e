package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import chat.parley.model.TypingKind;
import org.jspecify.annotations.Nullable;

/// Says that one is typing, recording or choosing a file, or has stopped. Answered only when
/// refused.
public record Typing(long i, RoomId room, @Nullable MessageId thread, TypingKind what, boolean on)
        implements ClientCommand {}

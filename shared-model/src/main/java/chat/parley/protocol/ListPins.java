package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import org.jspecify.annotations.Nullable;

/// Asks for the pinned messages of a room, the last pinned first; `before` goes on behind that
/// message.
public record ListPins(long i, RoomId room, @Nullable MessageId before) implements ClientCommand {}

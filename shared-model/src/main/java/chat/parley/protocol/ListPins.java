package chat.parley.protocol;

import chat.parley.model.RoomId;

/// Asks for the pinned messages of a room.
public record ListPins(long i, RoomId room) implements ClientCommand {}

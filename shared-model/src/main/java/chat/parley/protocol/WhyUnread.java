package chat.parley.protocol;

import chat.parley.model.RoomId;

/// Asks which messages make a room unread.
public record WhyUnread(long i, RoomId room) implements ClientCommand {}

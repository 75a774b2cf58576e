package chat.parley.model;

/// A room and its last sequence number; a pair `[id, head]` on the wire.
public record RoomHead(RoomId room, long head) {}

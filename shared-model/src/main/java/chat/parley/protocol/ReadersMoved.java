package chat.parley.protocol;

import chat.parley.model.PersonId;
import chat.parley.model.RoomId;

/// Somebody read a room further. May be dropped.
public record ReadersMoved(RoomId room, PersonId person, long readSeq) implements ServerEvent {}

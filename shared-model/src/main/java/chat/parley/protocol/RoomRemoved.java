package chat.parley.protocol;

import chat.parley.model.Departure;
import chat.parley.model.RoomId;

/// A room is gone for this person; after its last event.
public record RoomRemoved(RoomId room, Departure how) implements ServerEvent {}

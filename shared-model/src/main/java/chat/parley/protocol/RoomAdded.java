package chat.parley.protocol;

import chat.parley.model.RoomSummary;

/// A room appeared for this person; its events start at the summary's `head + 1`.
public record RoomAdded(RoomSummary summary) implements ServerEvent {}

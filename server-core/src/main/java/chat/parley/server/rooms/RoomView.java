package chat.parley.server.rooms;

import chat.parley.model.RoomSummary;

/// A room as one person sees it.
///
/// @param hiddenTo nothing at or below this number may be read by them; belongs to the same
///   snapshot as the summary
public record RoomView(RoomSummary summary, long hiddenTo) {}

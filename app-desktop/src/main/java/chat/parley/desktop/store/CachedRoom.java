package chat.parley.desktop.store;

import chat.parley.model.RoomSummary;

/// A room as it is kept here. Immutable.
///
/// @param summary its state, with the read pointer and counts as last shown
/// @param applied the last sequence number whose change is in the rows kept here
public record CachedRoom(RoomSummary summary, long applied) {}

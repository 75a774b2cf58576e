package chat.parley.desktop.store;

import chat.parley.model.RoomSummary;
import java.time.Instant;

/// A room as it is kept here. Immutable.
///
/// @param summary its state, with the read pointer and counts as last shown
/// @param applied the last sequence number whose change is in the rows kept here
/// @param asOf when that change was made, or when the room was first seen: what happened later was
///   not seen yet
/// @param readAhead whether the read pointer was moved here and the server was never told
public record CachedRoom(RoomSummary summary, long applied, Instant asOf, boolean readAhead) {}

package chat.parley.server.search;

/// How much was searched since the start.
///
/// @param searches pages that were answered
/// @param nanos how long they took together
public record SearchCounters(long searches, long nanos) {}

package chat.parley.desktop.store;

/// A stretch of a room's history that is not kept here: messages between two numbers, both
/// exclusive, may be missing. Immutable.
public record Hole(long after, long before) {}

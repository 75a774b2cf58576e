package chat.parley.server.search;

/// How far an index knows a room.
///
/// @param epoch the numbering of the room that it knows
/// @param seq the last change it has taken in
record Mark(String epoch, long seq) {}

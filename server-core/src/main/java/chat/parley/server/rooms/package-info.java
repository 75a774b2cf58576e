/// Rooms: who is in them with which rights, what they are called, how far each person has read.
///
/// Arrows: `rooms -> accounts -> {db, doorbell}`.
@NullMarked
package chat.parley.server.rooms;

import org.jspecify.annotations.NullMarked;

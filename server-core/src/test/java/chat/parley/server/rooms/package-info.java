/// Tests of rooms.
@NullMarked
package chat.parley.server.rooms;

import org.jspecify.annotations.NullMarked;

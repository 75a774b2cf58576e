/// The authorisation matrix: every operation, tried by everybody, in every kind of room.
@NullMarked
package chat.parley.server.matrix;

import org.jspecify.annotations.NullMarked;

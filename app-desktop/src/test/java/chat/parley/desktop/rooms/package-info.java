/// Tests of `chat.parley.desktop.rooms`.
@NullMarked
package chat.parley.desktop.rooms;

import org.jspecify.annotations.NullMarked;

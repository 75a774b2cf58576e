/// Tests of the whole server, over real sockets.
@NullMarked
package chat.parley.server;

import org.jspecify.annotations.NullMarked;

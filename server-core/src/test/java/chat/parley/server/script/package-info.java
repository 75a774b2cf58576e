/// People of tests: scripts of what they do and see, over real sockets.
@NullMarked
package chat.parley.server.script;

import org.jspecify.annotations.NullMarked;

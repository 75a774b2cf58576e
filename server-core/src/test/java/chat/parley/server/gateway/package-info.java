/// Tests of the gateway without sockets.
@NullMarked
package chat.parley.server.gateway;

import org.jspecify.annotations.NullMarked;

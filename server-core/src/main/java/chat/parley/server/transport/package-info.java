/// One port: Netty moves the bytes, Tyrus speaks WebSocket, and what leaves a connection is
/// bounded. The only package that knows either library.
///
/// Arrows: `transport -> http, gateway`.
@NullMarked
package chat.parley.server.transport;

import org.jspecify.annotations.NullMarked;

/// Tests of the HTTP interface without sockets.
@NullMarked
package chat.parley.server.http;

import org.jspecify.annotations.NullMarked;

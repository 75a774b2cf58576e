/// The HTTP interface under `/api/v1` and the health pages: what is asked and answered, without the
/// sockets.
///
/// Arrows: `transport -> http -> gateway, files, accounts`.
@NullMarked
package chat.parley.server.http;

import org.jspecify.annotations.NullMarked;

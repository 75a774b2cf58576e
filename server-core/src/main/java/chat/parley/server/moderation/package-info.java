/// Order on the server as a whole: what is reported, what is done about it, and how much there is.
///
/// Arrows: `gateway -> moderation -> messages -> rooms -> accounts`.
@NullMarked
package chat.parley.server.moderation;

import org.jspecify.annotations.NullMarked;

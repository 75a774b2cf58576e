/// Who is there and who types: kept in memory only, on one node or through Redis on several.
///
/// Arrows: `gateway -> presence -> accounts`.
@NullMarked
package chat.parley.server.presence;

import org.jspecify.annotations.NullMarked;

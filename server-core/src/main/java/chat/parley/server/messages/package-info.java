/// Messages: posting, reacting, reading back, and the feed of a room's changes.
///
/// Arrows: `messages -> rooms -> accounts -> {db, doorbell}`.
@NullMarked
package chat.parley.server.messages;

import org.jspecify.annotations.NullMarked;

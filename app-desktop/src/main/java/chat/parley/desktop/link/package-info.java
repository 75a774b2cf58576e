/// The way to a server: one WebSocket that comes back for ever, the HTTP calls, and the keys that
/// are trusted. Arrows: `shared-model` only; nobody else knows Tyrus.
@NullMarked
package chat.parley.desktop.link;

import org.jspecify.annotations.NullMarked;

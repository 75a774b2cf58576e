/// The server as an embeddable library: one front door,
/// [ChatServer][chat.parley.server.ChatServer], which wires the features by hand.
///
/// Arrows: `server -> transport -> http -> gateway -> {search, files, moderation, presence} ->
/// messages -> rooms -> accounts -> {db, doorbell}`.
@NullMarked
package chat.parley.server;

import org.jspecify.annotations.NullMarked;

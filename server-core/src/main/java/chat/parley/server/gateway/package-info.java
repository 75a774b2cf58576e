/// The meeting point: one [Session][chat.parley.server.gateway.Session] a connection runs commands
/// through the [Dispatcher][chat.parley.server.gateway.Dispatcher], and the
/// [Hub][chat.parley.server.gateway.Hub] tells every connection what changed in its rooms.
///
/// Arrows: `{transport, http} -> gateway -> {search, files, moderation, presence} -> messages ->
/// rooms -> accounts`. The sockets are reached only through the interfaces that this package states
/// and `transport` fulfils.
@NullMarked
package chat.parley.server.gateway;

import org.jspecify.annotations.NullMarked;

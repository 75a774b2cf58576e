package chat.parley.server.rooms;

import chat.parley.protocol.ServerEvent;

/// One personal change as the person's own sessions are told.
///
/// @param n its number among the person's changes
/// @param event what they are told
/// @param hiddenTo of a room that is added: nothing at or below this number may be read; 0 of all
///   else
public record PersonalChange(long n, ServerEvent event, long hiddenTo) {}

package chat.parley.desktop.store;

import chat.parley.model.PersonId;

/// One person's account at one server. Immutable.
///
/// @param serverId as the server names itself
public record Account(String serverId, PersonId person) {}

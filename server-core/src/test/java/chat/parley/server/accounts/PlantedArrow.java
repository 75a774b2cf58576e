package chat.parley.server.accounts;

import chat.parley.server.gateway.Gateway;

/// What must never be: accounts that reach up to the gateway. Proves that the rules of the arrows
/// can fail.
///
/// @param above the way up
public record PlantedArrow(Gateway above) {}

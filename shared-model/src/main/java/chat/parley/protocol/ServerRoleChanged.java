package chat.parley.protocol;

import chat.parley.model.ServerRole;

/// The person has another role on the server.
public record ServerRoleChanged(ServerRole role) implements ServerEvent {}

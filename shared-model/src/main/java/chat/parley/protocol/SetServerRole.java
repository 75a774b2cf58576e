package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.ServerRole;

/// Makes somebody an administrator of the server, or no longer one.
public record SetServerRole(long i, OperationId op, PersonId person, ServerRole role)
        implements Operation {}

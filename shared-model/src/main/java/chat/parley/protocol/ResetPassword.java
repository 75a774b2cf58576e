package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;

/// Replaces somebody's password by one that opens the account once, and ends their sessions.
public record ResetPassword(long i, OperationId op, PersonId person) implements Operation {}

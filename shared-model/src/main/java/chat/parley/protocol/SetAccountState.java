package chat.parley.protocol;

import chat.parley.model.AccountState;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;

/// Suspends an account, or restores it. Suspending closes its connections at once.
public record SetAccountState(long i, OperationId op, PersonId person, AccountState state)
        implements Operation {}

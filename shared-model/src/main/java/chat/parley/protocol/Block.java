package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;

/// Blocks a person for oneself, or lifts that: no new direct room, no invitation and no mention
/// from them.
public record Block(long i, OperationId op, PersonId person, boolean on) implements Operation {}

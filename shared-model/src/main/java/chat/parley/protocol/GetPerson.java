package chat.parley.protocol;

import chat.parley.model.PersonId;

/// Asks for one person.
public record GetPerson(long i, PersonId person) implements ClientCommand {}

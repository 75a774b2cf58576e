package chat.parley.protocol;

import chat.parley.model.Person;

/// One person.
public record PersonFound(Person person) implements Answer {}

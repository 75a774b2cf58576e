package chat.parley.protocol;

import chat.parley.model.Person;

/// Somebody changed their profile. May be dropped.
public record PersonChanged(Person person) implements ServerEvent {}

package chat.parley.protocol;

import chat.parley.model.PersonId;

/// The person blocked somebody, or lifted that.
public record BlockChanged(PersonId person, boolean on) implements ServerEvent {}

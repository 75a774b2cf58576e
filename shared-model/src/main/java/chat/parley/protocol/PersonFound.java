package chat.parley.protocol;

import chat.parley.model.LeftOut;
import chat.parley.model.Person;

/// One person. `again` is the answer to a change that was made before.
public record PersonFound(Person person, @LeftOut boolean again) implements Answer {}

package chat.parley.protocol;

import chat.parley.model.Person;
import java.util.List;

/// The people found.
public record PeopleFound(List<Person> items) implements Answer {
    public PeopleFound {
        items = List.copyOf(items);
    }
}

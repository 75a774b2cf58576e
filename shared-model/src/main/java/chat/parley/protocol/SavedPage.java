package chat.parley.protocol;

import chat.parley.model.Message;
import chat.parley.model.Person;
import java.util.List;

/// Messages that a person has saved, and the people they need.
public record SavedPage(List<Message> items, List<Person> people, boolean more) implements Answer {
    public SavedPage {
        items = List.copyOf(items);
        people = List.copyOf(people);
    }
}

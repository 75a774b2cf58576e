package chat.parley.protocol;

import chat.parley.model.Message;
import chat.parley.model.Person;
import java.util.List;

/// Messages that carry files, the newest first, and the people they need.
public record FilesPage(List<Message> items, List<Person> people, boolean more) implements Answer {
    public FilesPage {
        items = List.copyOf(items);
        people = List.copyOf(people);
    }
}

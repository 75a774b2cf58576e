package chat.parley.protocol;

import chat.parley.model.Message;
import chat.parley.model.Person;
import java.util.List;

/// Pinned messages of a room, the last pinned first, and the people they need.
public record PinsPage(List<Message> items, List<Person> people, boolean more) implements Answer {
    public PinsPage {
        items = List.copyOf(items);
        people = List.copyOf(people);
    }
}

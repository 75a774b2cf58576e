package chat.parley.protocol;

import chat.parley.model.Message;
import chat.parley.model.Person;
import java.util.List;

/// The pinned messages of a room, the last pinned first, and the people they need.
public record PinsPage(List<Message> items, List<Person> people) implements Answer {
    public PinsPage {
        items = List.copyOf(items);
        people = List.copyOf(people);
    }
}

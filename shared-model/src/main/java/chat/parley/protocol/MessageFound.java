package chat.parley.protocol;

import chat.parley.model.Message;
import chat.parley.model.Person;
import java.util.List;

/// One message and the people it needs.
public record MessageFound(Message message, List<Person> people) implements Answer {
    public MessageFound {
        people = List.copyOf(people);
    }
}

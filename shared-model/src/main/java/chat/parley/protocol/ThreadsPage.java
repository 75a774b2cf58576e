package chat.parley.protocol;

import chat.parley.model.Person;
import chat.parley.model.ThreadSummary;
import java.util.List;

/// Threads, that with the latest reply first, and the people they need.
public record ThreadsPage(List<ThreadSummary> items, List<Person> people, boolean more)
        implements Answer {
    public ThreadsPage {
        items = List.copyOf(items);
        people = List.copyOf(people);
    }
}

package chat.parley.protocol;

import chat.parley.model.Person;
import chat.parley.model.SearchHit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of found messages, newest first, and the people they need. With `more` it goes on at
/// `next`, also when the page has fewer items than asked, or none.
public record MessagesFound(
        List<SearchHit> items, List<Person> people, boolean more, @Nullable String next)
        implements Answer {
    public MessagesFound {
        items = List.copyOf(items);
        people = List.copyOf(people);
    }
}

package chat.parley.protocol;

import chat.parley.model.Message;
import chat.parley.model.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of messages, ascending, and the people they need. `more` goes on in the asked direction,
/// `moreAfter` towards the newest where both are open.
public record HistoryPage(
        List<Message> items, List<Person> people, boolean more, @Nullable Boolean moreAfter)
        implements Answer {
    public HistoryPage {
        items = List.copyOf(items);
        people = List.copyOf(people);
    }
}

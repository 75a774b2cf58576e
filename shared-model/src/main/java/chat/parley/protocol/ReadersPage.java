package chat.parley.protocol;

import chat.parley.model.Reader;
import java.util.List;

/// Who has read a message, as far as they are named, and how many have.
public record ReadersPage(List<Reader> items, int count) implements Answer {
    public ReadersPage {
        items = List.copyOf(items);
    }
}

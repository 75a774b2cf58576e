package chat.parley.protocol;

import chat.parley.model.EarlierText;
import java.util.List;

/// The texts that a message had before its present one, oldest first.
public record EditsPage(List<EarlierText> items) implements Answer {
    public EditsPage {
        items = List.copyOf(items);
    }
}

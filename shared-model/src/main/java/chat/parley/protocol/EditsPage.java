package chat.parley.protocol;

import chat.parley.model.EarlierText;
import chat.parley.model.LeftOut;
import java.util.List;

/// The texts that a message had before its present one, oldest first; the newest of them if there
/// are more than one frame carries.
public record EditsPage(List<EarlierText> items, @LeftOut boolean more) implements Answer {
    public EditsPage {
        items = List.copyOf(items);
    }
}

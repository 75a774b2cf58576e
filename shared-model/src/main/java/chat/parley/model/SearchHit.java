package chat.parley.model;

import java.util.List;

/// A found message.
///
/// @param excerpt what to show of it in a list, one line
public record SearchHit(Message message, List<ExcerptPart> excerpt) {
    public SearchHit {
        excerpt = List.copyOf(excerpt);
    }
}

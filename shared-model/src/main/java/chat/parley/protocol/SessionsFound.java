package chat.parley.protocol;

import chat.parley.model.SessionListing;
import java.util.List;

/// One's own sessions, the newest first.
public record SessionsFound(List<SessionListing> items) implements Answer {
    public SessionsFound {
        items = List.copyOf(items);
    }
}

package chat.parley.server.messages;

import chat.parley.model.RoomId;
import chat.parley.protocol.RoomEvent;
import chat.parley.server.db.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What a node has to tell a room. Thread-safe; blocks on the database.
@SuppressWarnings("DoNotCallSuggester") // only the signatures have landed
public final class RoomFeed {

    public RoomFeed(Database database) {}

    /// The changes numbered above `after`, ascending and without a hole, one event a number, in
    /// their present state. Starts later than `after + 1` only if the reader is so far behind
    /// (5,000) that the feed was cut: it must catch up with `getChanges`.
    public List<RoomEvent> after(RoomId room, long after, int limit) {
        throw new UnsupportedOperationException();
    }

    /// The last number of each of these rooms.
    public Map<RoomId, Long> heads(Collection<RoomId> rooms) {
        throw new UnsupportedOperationException();
    }
}

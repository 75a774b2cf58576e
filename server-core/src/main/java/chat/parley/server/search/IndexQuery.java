package chat.parley.server.search;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an index is asked for: at least all messages that are meant, and few others.
///
/// @param rooms where to look, each with the number up to which its messages are hidden
/// @param terms folded texts that a message has
/// @param keys from each of these sets a message has at least one key
/// @param without keys that it has not
/// @param from not before; absent: any time
/// @param to before; absent: any time
/// @param only none but these; absent: any
record IndexQuery(
        Map<RoomId, Long> rooms,
        List<String> terms,
        List<Set<String>> keys,
        Set<String> without,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Set<MessageId> only) {

    /// Whether no message can be meant.
    boolean hopeless() {
        return rooms.isEmpty()
                || keys.stream().anyMatch(Set::isEmpty)
                || (only != null && only.isEmpty());
    }
}

package chat.parley.benchmarks.torture;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of a bot's journal. A bot notes what it wants before the first byte of the command
/// leaves, and what it was told before it acts on it.
public sealed interface Note {

    /// The bot will ask for `intent` under the operation `op`, again and again until it is
    /// answered.
    record Intended(UUID op, Intent intent) implements Note {}

    /// The server said that the operation is stored as change `seq` of its room; `message` is the
    /// id of a message sent, `again` that the server had stored it before.
    record Acknowledged(UUID op, long seq, @Nullable UUID message, boolean again) implements Note {}

    /// The server said that the operation changes nothing.
    record Unchanged(UUID op) implements Note {}

    /// The server refused the operation for good.
    record Refused(UUID op, String code) implements Note {}

    /// A new connection begins, subscribed to the room from `head` on.
    record Subscribed(UUID room, long head) implements Note {}

    /// A durable event arrived live; `message` is there if it posted one.
    record Heard(UUID room, long seq, @Nullable StoredMessage message) implements Note {}

    /// A page of history arrived, with everything posted between its first and its last message.
    record Read(UUID room, List<StoredMessage> page) implements Note {
        public Read {
            page = List.copyOf(page);
        }
    }
}

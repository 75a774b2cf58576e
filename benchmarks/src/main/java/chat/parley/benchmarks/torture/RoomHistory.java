package chat.parley.benchmarks.torture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What a room holds at the end, read from a server that was started anew.
///
/// @param head the room's last number
/// @param messages in the order in which history gave them
/// @param reactions for each message, for each emoji, who reacted
public record RoomHistory(
        UUID room,
        long head,
        List<StoredMessage> messages,
        Map<UUID, Map<String, Set<UUID>>> reactions) {
    public RoomHistory {
        messages = List.copyOf(messages);
        reactions = Map.copyOf(reactions);
    }
}

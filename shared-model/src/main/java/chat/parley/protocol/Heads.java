package chat.parley.protocol;

import chat.parley.model.RoomHead;
import java.util.List;

/// The last number of each room, every minute, so that a client finds a silent loss.
public record Heads(List<RoomHead> rooms) implements ServerEvent {
    public Heads {
        rooms = List.copyOf(rooms);
    }
}

package chat.parley.protocol;

import chat.parley.model.RoomHead;
import java.util.ArrayList;
import java.util.List;

/// The last number of each room, every minute, so that a client finds a silent loss.
public record Heads(List<RoomHead> rooms) implements ServerEvent {
    /// Rooms in one frame: below 1 MiB with the longest numbers.
    private static final int MOST = 10_000;

    public Heads {
        rooms = List.copyOf(rooms);
    }

    /// As many frames as these rooms need.
    public static List<Heads> of(List<RoomHead> rooms) {
        List<Heads> frames = new ArrayList<>();
        for (int from = 0; from < rooms.size(); from += MOST) {
            frames.add(new Heads(rooms.subList(from, Math.min(from + MOST, rooms.size()))));
        }
        return frames;
    }
}

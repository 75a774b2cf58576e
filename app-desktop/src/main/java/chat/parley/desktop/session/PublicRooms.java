package chat.parley.desktop.session;

import chat.parley.model.RoomListing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the rooms that anybody may join. Immutable.
///
/// @param next where the following page begins, or null if this is the last
public record PublicRooms(List<RoomListing> rooms, @Nullable String next) {
    public PublicRooms {
        rooms = List.copyOf(rooms);
    }
}

package chat.parley.protocol;

import chat.parley.model.RoomListing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of rooms that everybody may join; go on with `after` = `next`.
public record PublicRoomPage(List<RoomListing> items, boolean more, @Nullable String next)
        implements Answer {
    public PublicRoomPage {
        items = List.copyOf(items);
    }
}

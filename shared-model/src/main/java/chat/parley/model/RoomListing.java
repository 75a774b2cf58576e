package chat.parley.model;

import org.jspecify.annotations.Nullable;

/// A public room or channel as everybody sees it in the list.
public record RoomListing(
        RoomId id,
        String name,
        @Nullable String topic,
        RoomKind kind,
        int memberCount,
        long head) {}

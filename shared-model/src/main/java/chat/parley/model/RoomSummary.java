package chat.parley.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A room as one person sees it in their list: the room's own state, their part in it, and what
/// they have not read.
///
/// `mutedUntil`, `level`, `favourite`, `folder` and `archivedForMe` are that person's preferences.
/// `peers` are the others of a direct room or group.
public record RoomSummary(
        RoomId id,
        String epoch,
        long head,
        RoomKind kind,
        @Nullable String name,
        @Nullable String topic,
        @Nullable FileId avatar,
        @LeftOut boolean archived,
        int memberCount,
        RoomRole myRole,
        MembershipState myState,
        @Nullable Instant mutedUntil,
        Level level,
        @LeftOut boolean favourite,
        @Nullable String folder,
        @LeftOut boolean archivedForMe,
        long readSeq,
        int unread,
        int mentions,
        @Nullable Message lastMessage,
        @LeftOut List<PersonId> peers,
        @Nullable Integer slowModeSeconds) {
    public RoomSummary {
        peers = List.copyOf(peers);
    }
}

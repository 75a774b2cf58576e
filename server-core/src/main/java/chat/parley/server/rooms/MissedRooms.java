package chat.parley.server.rooms;

import chat.parley.server.db.Columns;
import chat.parley.server.db.Housekeeping;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Deleted rooms of which those who were in them are still told that they are gone. No state.
public final class MissedRooms {

    private static final Duration KEPT = Duration.ofDays(30);

    private MissedRooms() {}

    /// What of rooms grows old: after 30 days nobody is told any more.
    public static Housekeeping.Chore chore() {
        return new Housekeeping.Chore(
                "missed rooms", (handle, now) -> forget(handle, now.minus(KEPT)));
    }

    /// Lets rooms go that were deleted before a time: they are unknown to everybody from then on.
    ///
    /// @return how many
    static int forget(Handle handle, Instant before) {
        return handle.createUpdate("update room set missed = false where missed and deleted_at < ?")
                .bind(0, Columns.bind(before))
                .execute();
    }
}

package chat.parley.model;

import java.time.Instant;

/// A report that waits: which message, whose, who reported it and why. The message itself is read
/// by who may read the room.
public record ReportListing(
        ReportId id,
        RoomId room,
        MessageId message,
        PersonId author,
        PersonId by,
        String reason,
        Instant at) {}

package chat.parley.model;

import java.time.Instant;

/// One of a person's sessions as they see it themselves. `seenAt` is when it was last given tokens,
/// which happens every few minutes while it is used; `current` is the one that asks.
public record SessionListing(
        SessionId id, String device, Instant createdAt, Instant seenAt, @LeftOut boolean current) {}

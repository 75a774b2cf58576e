package chat.parley.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a forwarded message comes from; without the room for who may not see it.
public record ForwardReference(@Nullable RoomId room, PersonId author, Instant at) {}

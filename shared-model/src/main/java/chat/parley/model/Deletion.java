package chat.parley.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That, by whom and why a message was deleted.
public record Deletion(PersonId by, @Nullable String reason, Instant at) {}

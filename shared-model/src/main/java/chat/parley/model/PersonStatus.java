package chat.parley.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a person says of themselves beside their presence, until a time if one is given.
public record PersonStatus(
        @Nullable String text, @Nullable String emoji, @Nullable Instant until) {}

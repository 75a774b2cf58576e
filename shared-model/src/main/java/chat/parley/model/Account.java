package chat.parley.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account as an administrator of the server sees it.
public record Account(
        PersonId id,
        String username,
        String displayName,
        ServerRole role,
        AccountState state,
        Instant createdAt,
        @Nullable Instant lastSeen,
        long sessions) {}

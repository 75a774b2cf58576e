package chat.parley.protocol;

import chat.parley.model.PersonId;
import chat.parley.model.PersonStatus;
import chat.parley.model.Presence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody came, went or changed their status. May be dropped. `presence` on the wire.
@WireName("presence")
public record PresenceSeen(
        PersonId person,
        Presence presence,
        @Nullable PersonStatus status,
        @Nullable Instant lastSeen)
        implements ServerEvent {}

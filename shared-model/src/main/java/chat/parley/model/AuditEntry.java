package chat.parley.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One act of the audit log: who did what, to whom, where and when. `by` is absent for the operator
/// at the server's own console. It never holds the text of a message.
public record AuditEntry(
        long n,
        Instant at,
        @Nullable PersonId by,
        AuditAction action,
        @Nullable PersonId person,
        @Nullable RoomId room,
        @Nullable MessageId message,
        @Nullable String detail) {}

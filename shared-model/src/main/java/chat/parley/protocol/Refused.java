package chat.parley.protocol;

import chat.parley.model.Draft;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The refusal of the command with the number `re`, which is `null` on the wire where none could be
/// read.
public record Refused(
        @WrittenNull @Nullable Long re,
        RefusalCode code,
        String message,
        @Nullable String field,
        @Nullable Long retryMs,
        @Nullable String incident,
        @Nullable Draft draft)
        implements ServerFrame {
    /// A refusal without a draft.
    public Refused(
            @Nullable Long re,
            RefusalCode code,
            String message,
            @Nullable String field,
            @Nullable Long retryMs,
            @Nullable String incident) {
        this(re, code, message, field, retryMs, incident, null);
    }

    /// The answer to a command that was refused.
    public static Refused of(@Nullable Long re, Refusal refusal) {
        Duration retry = refusal.retry();
        return new Refused(
                re,
                refusal.code(),
                refusal.text(),
                refusal.field(),
                retry == null ? null : retry.toMillis(),
                null,
                refusal.draft());
    }

    /// The answer to a command that ran into a fault.
    public static Refused fault(long re, String incident) {
        return new Refused(re, RefusalCode.INTERNAL, "something went wrong", null, null, incident);
    }
}

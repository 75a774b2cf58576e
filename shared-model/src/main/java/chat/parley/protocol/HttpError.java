package chat.parley.protocol;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why a request over HTTP was refused.
public record HttpError(
        RefusalCode code,
        String message,
        @Nullable String field,
        @Nullable Long retryMs,
        @Nullable String incident)
        implements HttpBody {
    /// The body that goes with a refusal.
    public static HttpError of(Refusal refusal) {
        Duration retry = refusal.retry();
        return new HttpError(
                refusal.code(),
                refusal.text(),
                refusal.field(),
                retry == null ? null : retry.toMillis(),
                null);
    }
}

package chat.parley.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The person may not or cannot. Thrown anywhere, caught once where an answer is written.
///
/// Unchecked and without a stack trace: it is an answer, not a fault. Its message is shown to
/// people who write clients and must not tell more than the code may.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final String text;
    private final @Nullable String field;
    private final @Nullable Duration retry;
    private final transient @Nullable Draft draft;

    private Refusal(
            RefusalCode code, String text, @Nullable String field, @Nullable Duration retry) {
        this(code, text, field, retry, null);
    }

    private Refusal(
            RefusalCode code,
            String text,
            @Nullable String field,
            @Nullable Duration retry,
            @Nullable Draft draft) {
        super(code + (field == null ? "" : " (" + field + ")") + ": " + text, null, false, false);
        this.code = code;
        this.text = text;
        this.field = field;
        this.retry = retry;
        this.draft = draft;
    }

    /// A refusal that names no field.
    public static Refusal of(RefusalCode code, String text) {
        return new Refusal(code, text, null, null);
    }

    /// A refusal because of one field of the command.
    public static Refusal of(RefusalCode code, String text, String field) {
        return new Refusal(code, text, field, null);
    }

    /// `BAD_FIELD` with the field's name.
    public static Refusal badField(String field, String text) {
        return new Refusal(RefusalCode.BAD_FIELD, text, field, null);
    }

    /// `TOO_LONG` with the field's name.
    public static Refusal tooLong(String field, String text) {
        return new Refusal(RefusalCode.TOO_LONG, text, field, null);
    }

    /// `NOT_FOUND`, the one answer for what is not there and what may not be seen.
    public static Refusal notFound() {
        return new Refusal(RefusalCode.NOT_FOUND, "not found", null, null);
    }

    /// `FORBIDDEN`, without a detail that tells more.
    public static Refusal forbidden() {
        return new Refusal(RefusalCode.FORBIDDEN, "not allowed", null, null);
    }

    /// `CONFLICT` with the present state.
    public static Refusal conflict(String text) {
        return new Refusal(RefusalCode.CONFLICT, text, null, null);
    }

    /// `CONFLICT` with the draft that is there.
    public static Refusal conflict(String text, Draft draft) {
        return new Refusal(RefusalCode.CONFLICT, text, null, null, draft);
    }

    /// `RATE_LIMITED`, with the time after which it may be tried again.
    public static Refusal rateLimited(Duration retry) {
        return new Refusal(RefusalCode.RATE_LIMITED, "too often", null, retry);
    }

    /// Why.
    public RefusalCode code() {
        return code;
    }

    /// A sentence for who writes a client; without the code, which [#getMessage] puts in front.
    public String text() {
        return text;
    }

    /// The field at fault, as a path like `replyTo.message`.
    public @Nullable String field() {
        return field;
    }

    /// When to try again.
    public @Nullable Duration retry() {
        return retry;
    }

    /// The draft that is in the way.
    public @Nullable Draft draft() {
        return draft;
    }
}

package chat.parley.protocol;

import chat.parley.model.Names;
import chat.parley.model.OperationId;
import chat.parley.model.Refusal;
import chat.parley.model.Registration;
import org.jspecify.annotations.Nullable;

/// Changes what the server is called and what it lets people do; what is absent stays.
/// `editWindowSeconds` of 0 lets people edit for ever.
public record ChangeServer(
        long i,
        OperationId op,
        @Nullable String name,
        @Nullable Registration registration,
        @Nullable Long maxFileBytes,
        @Nullable Long editWindowSeconds)
        implements Operation {
    private static final long MOST_SECONDS = 100L * 366 * 86_400;

    public ChangeServer {
        name = name == null ? null : Names.name("name", name);
        if (maxFileBytes != null && maxFileBytes < 1) {
            throw Refusal.badField("maxFileBytes", "at least 1");
        }
        if (editWindowSeconds != null
                && (editWindowSeconds < 0 || editWindowSeconds > MOST_SECONDS)) {
            throw Refusal.badField("editWindowSeconds", "0 to a hundred years");
        }
    }
}

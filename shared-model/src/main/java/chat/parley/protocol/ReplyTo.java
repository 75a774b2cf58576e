package chat.parley.protocol;

import chat.parley.model.MessageId;
import org.jspecify.annotations.Nullable;

/// What a message answers, and the part of it that is quoted.
public record ReplyTo(MessageId message, @Nullable String quote) {}

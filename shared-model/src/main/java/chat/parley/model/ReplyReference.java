package chat.parley.model;

import org.jspecify.annotations.Nullable;

/// The message that another one answers, with enough of it to be shown without loading it.
public record ReplyReference(
        MessageId message, PersonId author, String excerpt, @Nullable String quote) {}

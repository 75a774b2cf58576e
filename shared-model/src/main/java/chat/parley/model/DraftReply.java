package chat.parley.model;

import org.jspecify.annotations.Nullable;

/// What a draft is going to answer.
public record DraftReply(MessageId message, @Nullable String quote) {}

package chat.parley.model;

import org.jspecify.annotations.Nullable;

/// One message that makes a room unread.
///
/// @param thread the root, if it is a reply that calls the person
/// @param mention whether it calls the person
public record UnreadReason(
        MessageId message, long seq, @Nullable MessageId thread, @LeftOut boolean mention) {}

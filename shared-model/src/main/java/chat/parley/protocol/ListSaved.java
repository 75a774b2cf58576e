package chat.parley.protocol;

import chat.parley.model.MessageId;
import org.jspecify.annotations.Nullable;

/// Asks for the messages that one has saved, the last saved first; `before` goes on behind that
/// message.
public record ListSaved(long i, @Nullable MessageId before) implements ClientCommand {}

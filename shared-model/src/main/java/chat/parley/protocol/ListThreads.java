package chat.parley.protocol;

import chat.parley.model.MessageId;
import org.jspecify.annotations.Nullable;

/// Asks for the threads that one follows or is called in; `after` goes on behind that root.
public record ListThreads(long i, @Nullable MessageId after) implements ClientCommand {}

package chat.parley.protocol;

import chat.parley.model.FileKind;
import chat.parley.model.RoomId;
import org.jspecify.annotations.Nullable;

/// Asks for the messages of a room that carry files, newest first, those of threads too; only with
/// a file of `kind` if it is given. `before` is a number and goes on below it.
public record ListFiles(long i, RoomId room, @Nullable FileKind kind, @Nullable Long before)
        implements ClientCommand {}

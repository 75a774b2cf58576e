package chat.parley.desktop.store;

import chat.parley.model.OperationId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message that the server is not known to have. Immutable.
///
/// @param op the same on every try
/// @param at when it was written, by this computer's clock
/// @param refusal why the server refused it, or null while it waits to be sent
public record UnsentMessage(
        OperationId op, RoomId room, String text, Instant at, @Nullable RefusalCode refusal) {}

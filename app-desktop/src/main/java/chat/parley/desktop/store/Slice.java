package chat.parley.desktop.store;

import chat.parley.model.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Messages that lie side by side in a room, in ascending order, and the lines between them.
/// Immutable.
///
/// @param lines in ascending order; no slice beside this one has them too
/// @param below the hole that begins right below them, if that is where they end
/// @param above the hole that begins right above them, if that is where they end
/// @param moreBelow whether more is kept below, or a hole is there
/// @param moreAbove whether more is kept above, or a hole is there
public record Slice(
        List<Message> messages,
        List<RoomLine> lines,
        @Nullable Hole below,
        @Nullable Hole above,
        boolean moreBelow,
        boolean moreAbove) {
    public Slice {
        messages = List.copyOf(messages);
        lines = List.copyOf(lines);
    }
}

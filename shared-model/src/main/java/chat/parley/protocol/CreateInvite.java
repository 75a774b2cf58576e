package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import org.jspecify.annotations.Nullable;

/// Makes a code that lets people into a room, or without `room` onto the server, `uses` times
/// within `forSeconds`; either is without end if absent.
public record CreateInvite(
        long i,
        OperationId op,
        @Nullable RoomId room,
        @Nullable Integer uses,
        @Nullable Long forSeconds)
        implements Operation {
    /// The most uses of one code that has a number of them.
    public static final int MOST_USES = 10_000;

    /// The longest life of a code that has an end: ten years.
    public static final long LONGEST_SECONDS = 10L * 366 * 86_400;

    public CreateInvite {
        if (uses != null && (uses < 1 || uses > MOST_USES)) {
            throw Refusal.badField("uses", "1 to " + MOST_USES);
        }
        if (forSeconds != null && (forSeconds < 1 || forSeconds > LONGEST_SECONDS)) {
            throw Refusal.badField("forSeconds", "1 to " + LONGEST_SECONDS);
        }
    }
}

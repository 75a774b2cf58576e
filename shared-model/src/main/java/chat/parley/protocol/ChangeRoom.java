package chat.parley.protocol;

import chat.parley.model.FileId;
import chat.parley.model.HistoryAccess;
import chat.parley.model.Names;
import chat.parley.model.OperationId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import org.jspecify.annotations.Nullable;

/// Changes settings of a room; what is absent stays. An empty `topic` takes it away,
/// `slowModeSeconds` of 0 ends slow mode.
public record ChangeRoom(
        long i,
        OperationId op,
        RoomId room,
        @Nullable String name,
        @Nullable String topic,
        @Nullable FileId avatar,
        @Nullable Integer slowModeSeconds,
        @Nullable Boolean archived,
        @Nullable HistoryAccess historyForNew)
        implements Operation {
    /// The longest slow mode: a day.
    public static final int SLOWEST_SECONDS = 86_400;

    public ChangeRoom {
        name = name == null ? null : Names.name("name", name);
        topic = topic == null ? null : Names.topic("topic", topic);
        if (slowModeSeconds != null && (slowModeSeconds < 0 || slowModeSeconds > SLOWEST_SECONDS)) {
            throw Refusal.badField("slowModeSeconds", "0 to " + SLOWEST_SECONDS);
        }
    }
}

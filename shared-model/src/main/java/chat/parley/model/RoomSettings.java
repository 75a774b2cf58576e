package chat.parley.model;

import org.jspecify.annotations.Nullable;

/// A room's settings as a whole; what is absent is unset. `Settings` in the protocol.
public record RoomSettings(
        RoomKind kind,
        @Nullable String name,
        @Nullable String topic,
        @Nullable FileId avatar,
        @LeftOut boolean archived,
        @Nullable Integer slowModeSeconds,
        @Nullable HistoryAccess historyForNew) {}

package chat.parley.desktop.session;

import chat.parley.desktop.store.RoomLine;
import chat.parley.model.RoomSettings;
import org.jspecify.annotations.Nullable;

/// What new settings of a room are to its people: one thing that is worth a line, or nothing. Pure.
final class SettingsLine {

    private SettingsLine() {}

    /// What these settings change of a room as it is shown, or null.
    static RoomLine.@Nullable Change change(RoomEntry room, RoomSettings settings) {
        String topic = settings.topic() == null ? "" : settings.topic();
        if (settings.name() != null && !settings.name().equals(room.name())) {
            return RoomLine.Change.RENAMED;
        }
        if (!topic.equals(room.topicProperty().get())) {
            return RoomLine.Change.TOPIC;
        }
        if (settings.archived() != room.archivedProperty().get()) {
            return settings.archived() ? RoomLine.Change.ARCHIVED : RoomLine.Change.REOPENED;
        }
        return null;
    }

    /// The new name or topic, for a line that tells it.
    static @Nullable String detail(RoomLine.Change change, RoomSettings settings) {
        return switch (change) {
            case RENAMED -> settings.name();
            case TOPIC -> settings.topic() == null ? "" : settings.topic();
            default -> null;
        };
    }
}

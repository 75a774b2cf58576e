package chat.parley.desktop.session;

import chat.parley.model.FileId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomSettings;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.RoomPreferenceChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The summary of a room as the server would send it now: what the entry shows, and what is only
/// kept. Belongs to the FX thread.
final class LatestSummary {
    private final RoomEntry room;
    private RoomSummary sent;
    private @Nullable FileId avatar;
    private @Nullable String folder;
    private @Nullable Instant quietUntil;
    private boolean archivedForMe;

    LatestSummary(RoomEntry room, RoomSummary sent) {
        this.room = room;
        this.sent = sent;
        taken(sent);
    }

    /// The server sent a new one.
    void taken(RoomSummary summary) {
        sent = summary;
        avatar = summary.avatar();
        folder = summary.folder();
        quietUntil = summary.mutedUntil();
        archivedForMe = summary.archivedForMe();
    }

    void settings(RoomSettings settings) {
        avatar = settings.avatar();
    }

    void preferences(RoomPreferenceChanged preference) {
        folder = preference.folder();
        quietUntil = preference.mutedUntil();
        archivedForMe = preference.archivedForMe();
    }

    RoomId id() {
        return sent.id();
    }

    String epoch() {
        return sent.epoch();
    }

    /// The head at which the server sent it.
    long head() {
        return sent.head();
    }

    /// With all that has changed since.
    ///
    /// @param applied the last number that was applied
    RoomSummary now(long applied) {
        String topic = room.topicProperty().get();
        return new RoomSummary(
                sent.id(),
                sent.epoch(),
                Math.max(sent.head(), applied),
                room.kind(),
                room.title().given(),
                topic.isEmpty() ? null : topic,
                avatar,
                room.archivedProperty().get(),
                room.memberCountProperty().get(),
                room.myRoleProperty().get(),
                room.myStateProperty().get(),
                quietUntil,
                room.levelProperty().get(),
                room.favouriteProperty().get(),
                folder,
                archivedForMe,
                room.readSeq(),
                room.unreadProperty().get(),
                room.mentionsProperty().get(),
                room.lastMessageProperty().get(),
                room.peers().stream().map(PersonEntry::id).toList(),
                room.slowModeSeconds() == 0 ? null : room.slowModeSeconds());
    }
}

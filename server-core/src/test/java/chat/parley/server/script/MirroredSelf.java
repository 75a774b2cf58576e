package chat.parley.server.script;

import chat.parley.model.Draft;
import chat.parley.model.Level;
import chat.parley.model.MembershipState;
import chat.parley.model.RoomId;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.BlockChanged;
import chat.parley.protocol.DraftChanged;
import chat.parley.protocol.PreferenceChanged;
import chat.parley.protocol.ReadMoved;
import chat.parley.protocol.Ready;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.RoomPreferenceChanged;
import chat.parley.protocol.RoomRemoved;
import chat.parley.protocol.SavedChanged;
import chat.parley.protocol.ServerEvent;
import chat.parley.protocol.ServerRoleChanged;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a client knows of its own person by the rules of the protocol: a snapshot and the personal
/// events after it. Owned by the test's thread.
public final class MirroredSelf {

    private final Map<String, Place> rooms = new TreeMap<>();
    private final Map<String, String> preferences = new TreeMap<>();
    private final Map<String, Draft> drafts = new TreeMap<>();
    private final Set<String> blocked = new TreeSet<>();
    private final Set<String> saved = new TreeSet<>();
    private String role;

    /// What a snapshot tells.
    ///
    /// @param saved ids of the saved messages, which no snapshot has
    public MirroredSelf(Ready ready, Collection<String> saved) {
        ready.rooms().forEach(room -> rooms.put(room.id().toString(), Place.of(room)));
        preferences.putAll(ready.preferences());
        ready.drafts().forEach(this::put);
        ready.blocked().forEach(person -> blocked.add(person.toString()));
        this.saved.addAll(saved);
        role = ready.serverRole().word();
    }

    /// What is one's own of a room.
    public record Place(
            MembershipState state,
            Level level,
            @Nullable Instant mutedUntil,
            boolean favourite,
            @Nullable String folder,
            boolean archivedForMe,
            long readSeq,
            int unread,
            int mentions) {

        static Place of(RoomSummary room) {
            return new Place(
                    room.myState(),
                    room.level(),
                    room.mutedUntil(),
                    room.favourite(),
                    room.folder(),
                    room.archivedForMe(),
                    room.readSeq(),
                    room.unread(),
                    room.mentions());
        }

        Place preferring(RoomPreferenceChanged now) {
            return new Place(
                    state,
                    now.level(),
                    now.mutedUntil(),
                    now.favourite(),
                    now.folder(),
                    now.archivedForMe(),
                    readSeq,
                    unread,
                    mentions);
        }

        Place reading(ReadMoved now) {
            return new Place(
                    state,
                    level,
                    mutedUntil,
                    favourite,
                    folder,
                    archivedForMe,
                    now.readSeq(),
                    now.unread(),
                    now.mentions());
        }
    }

    /// All that can be compared.
    public record Picture(
            Map<String, Place> rooms,
            Map<String, String> preferences,
            Map<String, Draft> drafts,
            Set<String> blocked,
            Set<String> saved,
            String role) {}

    /// What it shows.
    public Picture picture() {
        return new Picture(
                Map.copyOf(rooms),
                Map.copyOf(preferences),
                Map.copyOf(drafts),
                Set.copyOf(blocked),
                Set.copyOf(saved),
                role);
    }

    /// Applies a personal event; others tell nothing of this.
    public void apply(ServerEvent event) {
        switch (event) {
            case RoomAdded added ->
                    rooms.put(added.summary().id().toString(), Place.of(added.summary()));
            case RoomRemoved removed -> forget(removed.room());
            case RoomPreferenceChanged changed ->
                    rooms.computeIfPresent(
                            changed.room().toString(), (_, room) -> room.preferring(changed));
            case ReadMoved moved when moved.thread() == null ->
                    rooms.computeIfPresent(
                            moved.room().toString(), (_, room) -> room.reading(moved));
            case PreferenceChanged changed -> {
                if (changed.value().isEmpty()) {
                    preferences.remove(changed.key());
                } else {
                    preferences.put(changed.key(), changed.value());
                }
            }
            case DraftChanged changed -> put(changed.draft());
            case BlockChanged changed -> keep(blocked, changed.person().toString(), changed.on());
            case SavedChanged changed ->
                    keep(saved, changed.message().id().toString(), changed.on());
            case ServerRoleChanged changed -> role = changed.role().word();
            default -> {}
        }
    }

    private void forget(RoomId room) {
        rooms.remove(room.toString());
        drafts.values().removeIf(draft -> draft.room().equals(room));
    }

    private void put(Draft draft) {
        String place = draft.room() + " " + draft.thread();
        if (draft.empty()) {
            drafts.remove(place);
        } else {
            drafts.put(place, draft);
        }
    }

    private static void keep(Set<String> all, String id, boolean on) {
        if (on) {
            all.add(id);
        } else {
            all.remove(id);
        }
    }
}

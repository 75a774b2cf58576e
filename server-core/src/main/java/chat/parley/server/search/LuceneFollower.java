package chat.parley.server.search;

import chat.parley.model.RoomId;
import chat.parley.server.db.Columns;
import chat.parley.server.db.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Brings an index up to the rows. Thread-safe, but each index is brought on by one thread at a
/// time; blocks on the database.
final class LuceneFollower {

    private final Database database;

    LuceneFollower(Database database) {
        this.database = database;
    }

    /// The rooms that an index does not know as they are now.
    List<RoomId> behind(LuceneIndex index) {
        List<RoomId> behind = new ArrayList<>();
        heads().forEach((room, head) -> {
            if (!head.equals(index.marks().get(room))) {
                behind.add(room);
            }
        });
        return behind;
    }

    /// Lets an index take in what has changed in a room.
    ///
    /// @return whether there may be more to take in
    boolean follow(LuceneIndex index, RoomId room) {
        Changes changes = take(index, room);
        return changes != null && changes.more();
    }

    /// Lets an index take in all there is at this moment, unless it is told to stop.
    void followAll(LuceneIndex index, BooleanSupplier stopped) {
        make(index, (_, _, _) -> {}, stopped);
    }

    /// The same, and tells how far it is.
    void make(LuceneIndex index, RebuildProgress progress, BooleanSupplier stopped) {
        List<RoomId> rooms = behind(index);
        Tally tally = new Tally(progress, rooms.size());
        for (RoomId room : rooms) {
            boolean more = true;
            while (more && !stopped.getAsBoolean()) {
                Changes changes = take(index, room);
                if (changes != null) {
                    tally.took(changes);
                }
                more = changes != null && changes.more();
            }
            tally.roomDone();
        }
    }

    private @Nullable Changes take(LuceneIndex index, RoomId room) {
        Mark mark = index.marks().get(room);
        Changes changes = database.read(handle -> Changes.after(handle, room, mark).orElse(null));
        if (changes != null) {
            index.take(room, changes);
        }
        return changes;
    }

    private Map<RoomId, Mark> heads() {
        return database.read(handle ->
                handle.createQuery(
                                "select id, epoch, head from room where deleted_at is null and head > 0")
                        .map((row, _) ->
                                Map.entry(
                                        new RoomId(Columns.uuid(row, "id")),
                                        new Mark(Columns.text(row, "epoch"), row.getLong("head"))))
                        .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

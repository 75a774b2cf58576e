package chat.parley.server.search;

import chat.parley.model.RoomId;
import chat.parley.server.db.Database;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// An index of messages that follows the rows. It may be late and it may propose too much, but once
/// it has followed, it proposes all that is meant.
///
/// Thread-safe; blocks. It can be thrown away: it is made again from the rows.
public interface MessageSearch extends AutoCloseable {

    /// The index that suits a database: its own where it has one, otherwise files in a folder.
    ///
    /// @param folder used only by an index that needs files; made when missing
    static MessageSearch of(Database database, Path folder) {
        return database.embedded()
                ? new LuceneSearch(database, new LuceneFolder(folder))
                : new TrigramSearch(database);
    }

    /// Rooms that have changed since the index looked, some of them if there are many.
    List<RoomId> behind();

    /// Takes in what has changed in a room.
    ///
    /// @return whether there may be more to take in
    boolean follow(RoomId room);

    /// What was taken in is found from now on; it may be found before.
    void show();

    /// The newest places that the query may mean, older than `before`, newest first.
    ///
    /// @param handle a read that is under way
    /// @param before absent: from the newest on
    /// @throws chat.parley.model.Refusal `UNAVAILABLE` while the index must be made first
    List<Place> candidates(Handle handle, IndexQuery query, @Nullable Place before, int limit);

    /// Makes the index again from the rows. Until that is whole, the present one goes on answering
    /// and following.
    ///
    /// @return how many messages it has taken in
    /// @throws chat.parley.model.Refusal `CONFLICT` if that is under way already
    long rebuild(RebuildProgress progress);

    /// Keeps what it has on disk and lets go of it.
    @Override
    void close();
}

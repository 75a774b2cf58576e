package chat.parley.server.db;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What a write needs besides the rules of what it writes: that whoever asked for it may still act
/// at that moment. Looked at inside the transaction, once its rows are locked, for all of a batch
/// at once.
///
/// The same object for all holders of one kind. Called on the committer's thread; must not write.
@FunctionalInterface
public interface Warrant {

    /// Those who hold it no more, each with what their write is refused with.
    ///
    /// @param holders who asked for a write
    Map<UUID, RuntimeException> lost(Handle handle, Set<UUID> holders);
}

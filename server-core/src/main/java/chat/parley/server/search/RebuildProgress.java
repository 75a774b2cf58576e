package chat.parley.server.search;

/// Hears how far the making of an index is. Called on the thread that makes it; must return soon.
@FunctionalInterface
public interface RebuildProgress {

    /// A part has been taken in.
    ///
    /// @param rooms how many rooms are done
    /// @param all how many there are
    /// @param messages how many messages the index has taken in so far
    void at(int rooms, int all, long messages);
}

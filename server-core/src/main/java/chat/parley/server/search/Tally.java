package chat.parley.server.search;

/// Counts what is taken in while an index is made, and tells it. Owned by the thread that makes it.
final class Tally {

    private final RebuildProgress progress;
    private final int all;
    private int rooms;
    private long messages;

    /// @param all how many rooms there are
    Tally(RebuildProgress progress, int all) {
        this.progress = progress;
        this.all = all;
    }

    /// Messages were taken in.
    void took(Changes changes) {
        messages += changes.put().size();
        progress.at(rooms, all, messages);
    }

    /// A room is done.
    void roomDone() {
        rooms++;
        progress.at(rooms, all, messages);
    }

    /// How many messages were taken in.
    long messages() {
        return messages;
    }
}

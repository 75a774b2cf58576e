package chat.parley.server.doorbell;

import java.util.UUID;
import java.util.function.Consumer;

/// Rings after a commit, and is heard on every node, this one included.
///
/// Thread-safe. [#ring] never blocks and never fails. Bells for the same subject may be joined to
/// the one with the largest number. Listeners of one doorbell are called one after the other on a
/// thread of the doorbell; what they throw is logged.
public interface Doorbell extends AutoCloseable {

    /// Tells all nodes to look again.
    void ring(Bell bell);

    /// A room has changes up to `seq`.
    default void ringRoom(UUID room, long seq) {
        ring(new Bell.RoomBell(room, seq));
    }

    /// A person has personal changes up to `head`.
    default void ringPerson(UUID person, long head) {
        ring(new Bell.PersonBell(person, head));
    }

    /// Calls `listener` for every bell heard from now on, until the returned subscription is
    /// closed.
    Listening listen(Consumer<Bell> listener);

    /// Rings no more and calls nobody any more.
    @Override
    void close();

    /// A listener's subscription.
    @FunctionalInterface
    interface Listening extends AutoCloseable {

        /// The listener is not called again once a call under way has ended.
        @Override
        void close();
    }
}

package chat.parley.server.gateway;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Those connections of this node that hear one room. The transport fulfils it: it hands the same
/// bytes to every member from whom nothing of them is hidden, keeps how far each has been told, and
/// asks [CatchUp] to fill in what a slow one missed.
///
/// Every method may be called from any thread and never waits for a socket. [#tell] is called by
/// one thread at a time.
public interface Audience {

    /// One durable event, encoded.
    ///
    /// @param seq its number in the room
    /// @param json one complete frame in UTF-8
    /// @param veils its other forms, ascending; mostly none
    // Bytes on their way, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Told(long seq, byte[] json, List<Veil> veils) {

        /// An event that all are told alike.
        public Told(long seq, byte[] json) {
            this(seq, json, List.of());
        }
    }

    /// Another form of an event.
    ///
    /// @param from it is for members from whom this number or a higher one is hidden, in place of
    ///   the forms before
    /// @param json one complete frame; absent if no such member was known when it was encoded: one
    ///   who has come since is caught up
    // Bytes on their way, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Veil(long from, byte @Nullable [] json) {}

    /// Asked when a member lacks events that the room has; answered with [#fill], also when nothing
    /// was found.
    interface CatchUp {

        /// Called on the transport's thread: must return at once.
        ///
        /// @param audience the room's audience
        /// @param member who lacks events
        /// @param after the last number it was told
        void behind(Audience audience, Connection member, long after);
    }

    /// Makes a connection hear the room from `after + 1` on. A second time does nothing.
    ///
    /// @param hiddenTo the member may read nothing at or below this number
    void join(Connection member, long after, long hiddenTo);

    /// Makes it hear no more, at once.
    void leave(Connection member);

    /// Lets a member hear the room up to `last`, then sends it the farewell and nothing further of
    /// the room.
    void end(Connection member, long last, byte[] farewell);

    /// Gives the next events, in order and without a gap, to all members.
    void tell(List<Told> events);

    /// Gives a member events it lacked, in order.
    void fill(Connection member, List<Told> events);

    /// Gives all members but some a frame that may be dropped.
    void whisper(byte[] json, Collection<? extends Connection> except);
}

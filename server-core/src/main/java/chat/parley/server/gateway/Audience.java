package chat.parley.server.gateway;

import java.util.Collection;
import java.util.List;

/// Those connections of this node that hear one room. The transport fulfils it: it hands the same
/// bytes to every member, keeps how far each has been told, and asks [CatchUp] to fill in what a
/// slow one missed.
///
/// Every method may be called from any thread and never waits for a socket. [#tell] is called by
/// one thread at a time.
public interface Audience {

    /// One durable event, encoded.
    ///
    /// @param seq its number in the room
    /// @param json one complete frame in UTF-8
    // Bytes on their way, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Told(long seq, byte[] json) {}

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
    void join(Connection member, long after);

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

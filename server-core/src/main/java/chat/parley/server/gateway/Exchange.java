package chat.parley.server.gateway;

import java.util.Collection;
import java.util.List;

/// What the transport can do for many connections at once; the transport fulfils it.
public interface Exchange {

    /// A new audience without members.
    ///
    /// @param told the room's last number so far: who joins behind it is caught up
    Audience audience(Audience.CatchUp catchUp, long told);

    /// Gives each of these connections the same frames, which may be dropped.
    ///
    /// @param frames each one complete frame in UTF-8
    void whisper(Collection<? extends Connection> to, List<byte[]> frames);
}

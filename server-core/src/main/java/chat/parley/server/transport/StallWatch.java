package chat.parley.server.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/// Notices a socket that takes no byte although some wait. Owned by the connection's event loop.
final class StallWatch {

    private final long patienceNanos;
    private int frame;
    private long progress;
    private long since;

    /// @param patienceNanos how long a socket may take no byte
    StallWatch(long patienceNanos) {
        this.patienceNanos = patienceNanos;
    }

    /// Looks at a socket, about once a second.
    ///
    /// @param now from [System#nanoTime()]
    /// @return whether it has taken no byte for too long
    boolean look(Channel channel, long now) {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        Object first = buffer == null ? null : buffer.current();
        if (buffer == null || first == null) {
            frame = 0;
            return false;
        }
        int identity = System.identityHashCode(first);
        if (identity == frame && buffer.currentProgress() == progress) {
            return now - since > patienceNanos;
        }
        frame = identity;
        progress = buffer.currentProgress();
        since = now;
        return false;
    }
}

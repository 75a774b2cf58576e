package chat.parley.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/// What waits to leave one connection: bounded, so that a client that does not read costs a bounded
/// amount and nobody else anything. Owned by the connection's event loop.
///
/// While the socket takes bytes, frames pass straight through and all of one round leave in one
/// write. When it does not, they wait here. Over half of the bound, fleeting frames are dropped. At
/// the bound, queued events are forgotten (they are in the database) and no more are taken until
/// all else is gone; then the connection is caught up from its cursors. Answers are never
/// forgotten; the gateway asks for no more of them while many wait.
final class Outbound {

    /// Most frames that wait.
    static final int MOST_FRAMES = 256;

    /// Most bytes that wait.
    static final int MOST_BYTES = 1 << 20;

    private final Channel channel;
    private final ClientConnection owner;
    private final Backlog backlog = new Backlog();
    private boolean draining;
    private boolean closed;
    private volatile int waitingBytes;

    Outbound(Channel channel, ClientConnection owner) {
        this.channel = channel;
        this.owner = owner;
    }

    /// Queues a frame that is never forgotten, and takes over its reference.
    void keep(ByteBuf frame) {
        if (closed) {
            frame.release();
        } else if (backlog.isEmpty() && channel.isWritable()) {
            write(frame);
        } else {
            add(frame, null, 0);
        }
    }

    /// Queues a durable event that others share: takes a reference of its own.
    ///
    /// @return whether it was taken
    boolean event(ByteBuf shared, Subscription subscription, long seq) {
        if (closed || draining) {
            return false;
        }
        if (backlog.isEmpty() && channel.isWritable()) {
            write(shared.retainedDuplicate());
            return true;
        }
        if (backlog.size() >= MOST_FRAMES
                || backlog.bytes() + shared.readableBytes() > MOST_BYTES) {
            draining = true;
            backlog.forgetEvents();
            waitingBytes = backlog.bytes();
            return false;
        }
        add(shared.retainedDuplicate(), subscription, seq);
        return true;
    }

    /// Queues a frame that others share and that may be dropped: takes a reference of its own.
    void fleeting(ByteBuf shared) {
        if (closed
                || draining
                || backlog.size() > MOST_FRAMES / 2
                || backlog.bytes() > MOST_BYTES / 2) {
            return;
        }
        if (backlog.isEmpty() && channel.isWritable()) {
            write(shared.retainedDuplicate());
        } else {
            add(shared.retainedDuplicate(), null, 0);
        }
    }

    /// Moves to the socket what it takes; called when it takes bytes again.
    void drain() {
        if (closed || (backlog.isEmpty() && !draining)) {
            return;
        }
        while (channel.isWritable()) {
            @Nullable ByteBuf frame = backlog.poll();
            if (frame == null) {
                break;
            }
            write(frame);
        }
        waitingBytes = backlog.bytes();
        if (backlog.isEmpty()) {
            draining = false;
            owner.onDrained();
        }
    }

    /// Forgets all that waits; nothing is taken any more.
    void close() {
        closed = true;
        backlog.clear();
        waitingBytes = 0;
    }

    /// Whether events are refused until the backlog is gone.
    boolean draining() {
        return draining;
    }

    /// Whether frames wait.
    boolean backlogged() {
        return !backlog.isEmpty();
    }

    /// Bytes that wait here, not those already handed to the socket's own buffer; read by any
    /// thread.
    int waitingBytes() {
        return waitingBytes;
    }

    private void add(ByteBuf frame, @Nullable Subscription subscription, long seq) {
        backlog.add(frame, subscription, seq);
        waitingBytes = backlog.bytes();
    }

    private void write(ByteBuf frame) {
        var _ = channel.write(frame, channel.voidPromise());
        owner.flushSoon();
    }
}

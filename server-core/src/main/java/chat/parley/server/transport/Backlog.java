package chat.parley.server.transport;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// The frames that wait for one socket, oldest first: a ring that costs nothing while it is empty.
/// Owned by the connection's event loop.
final class Backlog {

    private static final int FIRST_CAPACITY = 16;

    private @Nullable ByteBuf @Nullable [] frames;
    private @Nullable Subscription[] subscriptions = new Subscription[0];
    private long[] seqs = new long[0];
    private int head;
    private int size;
    private int bytes;

    /// Appends a frame and takes over its reference.
    ///
    /// @param subscription what it tells of when it may be forgotten, otherwise absent
    /// @param seq its number in that room
    void add(ByteBuf frame, @Nullable Subscription subscription, long seq) {
        @Nullable ByteBuf[] ring = roomForOne();
        int at = (head + size) & (ring.length - 1);
        ring[at] = frame;
        subscriptions[at] = subscription;
        seqs[at] = seq;
        size++;
        bytes += frame.readableBytes();
    }

    /// Takes the oldest frame out; its reference is the caller's. Absent when empty.
    @Nullable ByteBuf poll() {
        @Nullable ByteBuf[] ring = frames;
        if (ring == null || size == 0) {
            return null;
        }
        ByteBuf frame = ring[head];
        ring[head] = null;
        subscriptions[head] = null;
        head = (head + 1) & (ring.length - 1);
        size--;
        if (frame != null) {
            bytes -= frame.readableBytes();
        }
        if (size == 0) {
            frames = null;
            subscriptions = new Subscription[0];
            seqs = new long[0];
            head = 0;
        }
        return frame;
    }

    /// Forgets every frame that belongs to a subscription and sets that subscription back to before
    /// it.
    void forgetEvents() {
        int left = size;
        for (int i = 0; i < left; i++) {
            Subscription subscription = subscriptions[head];
            long seq = seqs[head];
            ByteBuf frame = poll();
            if (frame == null) {
                continue;
            }
            if (subscription == null) {
                add(frame, null, 0);
            } else {
                subscription.setBackTo(seq - 1);
                frame.release();
            }
        }
    }

    /// Forgets everything.
    void clear() {
        for (ByteBuf frame = poll(); frame != null; frame = poll()) {
            frame.release();
        }
    }

    int size() {
        return size;
    }

    int bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return size == 0;
    }

    private @Nullable ByteBuf[] roomForOne() {
        @Nullable ByteBuf[] ring = frames;
        if (ring == null) {
            ring = new ByteBuf[FIRST_CAPACITY];
            subscriptions = new Subscription[FIRST_CAPACITY];
            seqs = new long[FIRST_CAPACITY];
        } else if (size == ring.length) {
            ring = grown(ring);
        }
        frames = ring;
        return ring;
    }

    private @Nullable ByteBuf[] grown(@Nullable ByteBuf[] ring) {
        @Nullable ByteBuf[] nextFrames = new ByteBuf[ring.length * 2];
        @Nullable Subscription[] nextSubscriptions = new Subscription[ring.length * 2];
        long[] nextSeqs = new long[ring.length * 2];
        for (int i = 0; i < size; i++) {
            int from = (head + i) & (ring.length - 1);
            nextFrames[i] = ring[from];
            nextSubscriptions[i] = subscriptions[from];
            nextSeqs[i] = seqs[from];
        }
        subscriptions = nextSubscriptions;
        seqs = nextSeqs;
        head = 0;
        return nextFrames;
    }
}

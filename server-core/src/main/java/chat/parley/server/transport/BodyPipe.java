package chat.parley.server.transport;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The body of one request on its way from the event loop, which never waits, to the thread that
/// reads it.
///
/// Thread-safe. Holds little more than [#MOST_BYTES]: [#offer] says when the socket must rest, and
/// the reader wakes it again. A client that sends next to nothing while the reader waits ends it;
/// how long the reader does something else is not the client's fault. Whoever closes it makes a
/// waiting reader fail.
final class BodyPipe extends InputStream {

    /// Above this the socket rests.
    static final int MOST_BYTES = 256 * 1024;

    /// Fewer in the time of patience are too slow.
    static final int LEAST_BYTES = 4_096;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final Deque<ByteBuf> waiting = new ArrayDeque<>();
    private final long patienceNanos;
    private final Consumer<BodyPipe> wake;
    private final LongSupplier nanos;
    private int bytes;
    private boolean resting;
    private boolean ended;
    private @Nullable String broken;
    private long waitedNanos;
    private long readSince;

    /// @param patience in which [#LEAST_BYTES] must come, of the time that the reader waits
    /// @param wake lets the socket go on; called with this on the reader's thread
    BodyPipe(Duration patience, Consumer<BodyPipe> wake) {
        this(patience, wake, System::nanoTime);
    }

    /// @param nanos the time that passes while the reader waits
    BodyPipe(Duration patience, Consumer<BodyPipe> wake, LongSupplier nanos) {
        this.patienceNanos = patience.toNanos();
        this.wake = wake;
        this.nanos = nanos;
    }

    /// Takes over bytes that came.
    ///
    /// @return whether more may come at once
    boolean offer(ByteBuf content) {
        lock.lock();
        try {
            if (broken != null || ended || !content.isReadable()) {
                content.release();
            } else {
                waiting.add(content);
                bytes += content.readableBytes();
                came.signal();
            }
            // Pieces of the same reading go on coming after the socket was stopped; only the reader
            // lets it go on.
            resting = resting || bytes > MOST_BYTES;
            return !resting;
        } finally {
            lock.unlock();
        }
    }

    /// All has come.
    void end() {
        lock.lock();
        try {
            ended = true;
            came.signal();
        } finally {
            lock.unlock();
        }
    }

    /// No more will come, though it should; what came can still be read.
    void fail(String why) {
        lock.lock();
        try {
            if (!ended && broken == null) {
                broken = why;
                came.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Gives back what was not read.
    @Override
    public void close() {
        lock.lock();
        try {
            broken = "closed";
            waiting.forEach(ByteBuf::release);
            waiting.clear();
            bytes = 0;
            came.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        boolean goOn;
        int count;
        lock.lock();
        try {
            if (length == 0) {
                return 0;
            }
            if (!await()) {
                return -1;
            }
            count = take(into, offset, length);
            goOn = resting && bytes <= MOST_BYTES / 2;
            resting = resting && !goOn;
        } finally {
            lock.unlock();
        }
        if (goOn) {
            wake.accept(this);
        }
        return count;
    }

    /// Waits for bytes; false at the end.
    private boolean await() throws IOException {
        try {
            while (waiting.isEmpty() && broken == null && !ended) {
                long since = nanos.getAsLong();
                var _ = came.awaitNanos(patienceNanos - waitedNanos);
                waitedNanos += nanos.getAsLong() - since;
                if (waitedNanos >= patienceNanos && waiting.isEmpty()) {
                    judge();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a body came");
        }
        if (waiting.isEmpty() && broken != null) {
            throw new IOException(broken);
        }
        return !waiting.isEmpty();
    }

    private void judge() {
        if (readSince < LEAST_BYTES) {
            broken = "the body comes too slowly";
        }
        waitedNanos = 0;
        readSince = 0;
    }

    private int take(byte[] into, int offset, int length) {
        ByteBuf first = Objects.requireNonNull(waiting.peek());
        int count = Math.min(length, first.readableBytes());
        first.readBytes(into, offset, count);
        bytes -= count;
        readSince += count;
        if (!first.isReadable()) {
            waiting.remove();
            first.release();
        }
        return count;
    }
}

package chat.parley.server.gateway;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// The frames of one connection that wait to be acted on, oldest first, by one virtual thread that
/// exists only while some wait. Frames are put in by the transport's thread.
final class Inbox {

    /// Acts on frames.
    interface Reader {

        /// Whether the client should first read what it was answered; [Inbox#resume()] goes on.
        boolean pause();

        /// Acts on one frame; may block.
        ///
        /// @param over whether it came while too many waited
        void read(String text, boolean over);
    }

    private record Waiting(String text, boolean over) {}

    private final int most;
    private final Reader reader;
    private final Executor threads;
    private final Queue<Waiting> frames = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean closed;

    /// @param most how many may wait; more are marked, and more than twice as many are not taken. 0
    ///   takes any number
    Inbox(int most, Reader reader) {
        this(
                most,
                reader,
                reading -> {
                    var _ = Thread.ofVirtual().name("session").start(reading);
                });
    }

    /// @param threads each run of it is a thread on which frames are read
    Inbox(int most, Reader reader, Executor threads) {
        this.most = most;
        this.reader = reader;
        this.threads = threads;
    }

    /// Puts a frame in.
    ///
    /// @return false when too many wait to take it
    boolean put(String text) {
        int before = waiting.getAndIncrement();
        if (most > 0 && before >= 2 * most) {
            return false;
        }
        frames.add(new Waiting(text, most > 0 && before >= most));
        resume();
        return true;
    }

    /// Goes on reading if it does not.
    void resume() {
        if (!frames.isEmpty() && running.compareAndSet(false, true)) {
            threads.execute(this::run);
        }
    }

    /// Forgets what waits.
    void close() {
        closed = true;
        frames.clear();
    }

    private void run() {
        do {
            while (!closed && !reader.pause()) {
                Waiting next = frames.poll();
                if (next == null) {
                    break;
                }
                reader.read(next.text(), next.over());
                waiting.decrementAndGet();
            }
            running.set(false);
            // A frame may have come between the last look and the flag.
        } while (!closed
                && !frames.isEmpty()
                && !reader.pause()
                && running.compareAndSet(false, true));
    }
}

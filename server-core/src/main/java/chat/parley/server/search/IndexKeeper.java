package chat.parley.server.search;

import chat.parley.model.RoomId;
import chat.parley.server.doorbell.Bell;
import chat.parley.server.doorbell.Doorbell;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets an index follow the rows: at once when a bell rings, and each second for bells that were
/// lost. Owns one thread, which first looks when somebody has written or searched, or after a
/// while: a start does not wait for it.
final class IndexKeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(3);
    private static final Duration SWEEP = Duration.ofSeconds(1);

    /// How long bells are gathered: in a lively room one look is enough for many messages.
    private static final Duration GATHER = Duration.ofMillis(200);

    private final MessageSearch index;
    private final Doorbell.Listening bells;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final Set<RoomId> waiting = new HashSet<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private boolean woken;
    private volatile boolean closed;
    private boolean failing;

    IndexKeeper(MessageSearch index, Doorbell doorbell) {
        this.index = index;
        this.thread = Thread.ofPlatform().name("parley-index").daemon().start(this::run);
        this.bells = doorbell.listen(this::onBell);
    }

    /// Waits until the index has once caught up since the start, but not for long.
    void awaitFirstLook(Duration longest) {
        if (caughtUp.getCount() > 0) {
            wake(null);
            try {
                if (!caughtUp.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                    log.info("searched while the index still catches up");
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        bells.close();
        wake(null);
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void onBell(Bell bell) {
        if (bell instanceof Bell.RoomBell) {
            wake(new RoomId(bell.subject()));
        }
    }

    private void wake(@Nullable RoomId room) {
        lock.lock();
        try {
            if (room != null) {
                waiting.add(room);
            }
            woken = true;
            rung.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        pause(FIRST_LOOK);
        boolean all = true;
        while (!closed) {
            pauseWhatever(GATHER);
            Set<RoomId> rooms = taken();
            all = look(all || rooms.isEmpty(), rooms);
            if (!all) {
                caughtUp.countDown();
                pause(SWEEP);
            }
        }
    }

    /// Follows these rooms, or all that are behind.
    ///
    /// @return whether to look at all again soon
    private boolean look(boolean all, Set<RoomId> rooms) {
        try {
            List<RoomId> behind = all ? index.behind() : List.copyOf(rooms);
            for (RoomId room : behind) {
                boolean more = true;
                while (more && !closed) {
                    more = index.follow(room);
                }
            }
            index.show();
            failing = false;
            return all && !behind.isEmpty();
        } catch (RuntimeException fault) {
            if (!failing && !closed) {
                log.error("the index can't follow the rows, it tries again", fault);
                failing = true;
            }
            pause(SWEEP);
            return true;
        }
    }

    private Set<RoomId> taken() {
        lock.lock();
        try {
            Set<RoomId> taken = Set.copyOf(waiting);
            waiting.clear();
            woken = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until somebody wakes it, or so long.
    private void pause(Duration longest) {
        pause(longest, true);
    }

    /// Waits so long.
    private void pauseWhatever(Duration time) {
        pause(time, false);
    }

    private void pause(Duration longest, boolean wakeable) {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!(wakeable && woken) && !closed && left > 0) {
                left = rung.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            // Nobody interrupts this thread; if somebody does, it ends.
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}

package chat.parley.server.db;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps readers from telling what is committed but not yet on disk.
///
/// H2 shows a commit to readers before `CHECKPOINT SYNC` has run. A reader that saw such rows waits
/// here until they are on disk. PostgreSQL shows a commit only after it was flushed and needs no
/// barrier. Thread-safe.
final class DurabilityBarrier {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long committing;
    private volatile long synced;
    private volatile boolean broken;

    /// Called by the committer before a commit can become visible.
    void committing() {
        lock.lock();
        try {
            long next = committing + 1;
            committing = next;
        } finally {
            lock.unlock();
        }
    }

    /// Called by the committer when everything committed is on disk.
    void synced() {
        lock.lock();
        try {
            synced = committing;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Called by the committer when it can't know what is on disk: nothing read from now on may be
    /// told.
    void broken() {
        lock.lock();
        try {
            broken = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isBroken() {
        return broken;
    }

    /// Waits until everything that was visible at the time of the call is on disk.
    ///
    /// @throws DatabaseFault if it never will be, or on interruption
    void await() {
        if (!broken && synced == committing) {
            return;
        }
        lock.lock();
        try {
            long seen = committing;
            while (synced < seen && !broken) {
                moved.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DatabaseFault.unavailable("interrupted while reading", e);
        } finally {
            lock.unlock();
        }
        if (broken) {
            throw DatabaseFault.unavailable("the database could not be synced to disk", null);
        }
    }
}

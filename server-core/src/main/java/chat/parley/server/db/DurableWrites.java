package chat.parley.server.db;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Group commit: everything that waits becomes one transaction with one sync, and nobody gets an
/// answer before that sync.
///
/// Callers block, on any thread, best a virtual one. One committer thread per database runs the
/// batches; while one batch commits, the next gathers. A write that throws undoes only itself. A
/// write may be run more than once (after losing against another node), so it must have no effect
/// outside the database.
public final class DurableWrites implements AutoCloseable {

    /// Enough to make the sync cheap, few enough to keep the batch short.
    private static final int BATCH = 512;

    private static final ScopedValue<PendingWrite.Held> HELD = ScopedValue.newInstance();

    private final BlockingQueue<PendingWrite> queue = new LinkedBlockingQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final LongAdder writes = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private volatile IntConsumer batchWatch = _ -> {};
    private final PendingWrite end = PendingWrite.single(LockKey.none(), _ -> true, null);
    private final BatchRun run;
    private final Thread committer;

    DurableWrites(Jdbi jdbi, Dialect dialect, DurabilityBarrier barrier) {
        this.run = new BatchRun(jdbi, dialect, barrier, retries);
        this.committer =
                Thread.ofPlatform().name("parley-committer").daemon().start(this::commitBatches);
    }

    /// Runs `body` in the next batch.
    ///
    /// @param key row that is locked before `body` runs
    /// @return what `body` returned, once it is on disk
    /// @throws DatabaseFault if the database failed; the outcome is then unknown
    /// @throws RuntimeException what `body` threw; then it has written nothing
    // The pending write carries exactly what its body returned, null only where T allows it.
    @SuppressWarnings({"unchecked", "NullAway"})
    public <T extends @Nullable Object> T write(LockKey key, Function<Handle, T> body) {
        return (T) submit(PendingWrite.single(key, body, held()));
    }

    /// Does `input` in the next batch, together with all others of its kind there.
    ///
    /// @param key row that is locked before
    /// @param kind always the same object for one kind
    /// @return its answer, once it is on disk
    /// @throws DatabaseFault if the database failed; the outcome is then unknown
    /// @throws RuntimeException the refusal; then it has written nothing
    // A kind gets back only the inputs that were given for it, and answers each.
    @SuppressWarnings({"unchecked", "NullAway"})
    public <I, O> O write(LockKey key, BulkWrite<I, O> kind, I input) {
        return (O) submit(PendingWrite.bulk(key, (BulkWrite<Object, Object>) kind, input, held()));
    }

    /// Does something for somebody: every write that it asks for, on this thread, is done only if
    /// they still hold the warrant then, and is otherwise refused as the warrant says.
    public static <T, X extends Throwable> T under(
            Warrant warrant, UUID holder, ScopedValue.CallableOp<T, X> acts) throws X {
        return ScopedValue.where(HELD, new PendingWrite.Held(warrant, holder)).call(acts);
    }

    private static PendingWrite.@Nullable Held held() {
        return HELD.isBound() ? HELD.get() : null;
    }

    /// How much was written so far.
    public WriteCounters counters() {
        return new WriteCounters(writes.sum(), batches.sum(), retries.sum());
    }

    /// Has this one told the size of every batch from now on, on the committer's thread: it must
    /// not block or fail.
    public void watchBatches(IntConsumer watch) {
        batchWatch = watch;
    }

    /// How many writes wait for the next batch.
    public int waiting() {
        return queue.size();
    }

    /// Ends what is under way; later writes are refused.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            queue.add(end);
        }
        boolean interrupted = false;
        while (committer.isAlive()) {
            try {
                committer.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        failRest();
    }

    private @Nullable Object submit(PendingWrite write) {
        if (closed.get()) {
            throw closedFault();
        }
        queue.add(write);
        if (closed.get() && !committer.isAlive()) {
            // It came after the last batch.
            failRest();
        }
        return write.await();
    }

    private void commitBatches() {
        List<PendingWrite> batch = new ArrayList<>(BATCH);
        boolean open = true;
        try (run) {
            while (open) {
                batch.add(queue.take());
                queue.drainTo(batch, BATCH - 1);
                open = !batch.remove(end);
                commit(batch);
                batch.clear();
            }
        } catch (InterruptedException _) {
            // Nobody interrupts this thread; if somebody does, it ends like a close.
            closed.set(true);
        }
    }

    private void commit(List<PendingWrite> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            run.commit(batch);
        } catch (RuntimeException e) {
            DatabaseFault fault = DatabaseFault.of(e);
            batch.forEach(write -> write.fail(fault));
        }
        writes.add(batch.size());
        batches.increment();
        batchWatch.accept(batch.size());
        batch.forEach(PendingWrite::complete);
    }

    private void failRest() {
        for (PendingWrite late = queue.poll(); late != null; late = queue.poll()) {
            late.fail(closedFault());
            late.complete();
        }
    }

    private static DatabaseFault closedFault() {
        return DatabaseFault.unavailable("the database is closed", null);
    }
}

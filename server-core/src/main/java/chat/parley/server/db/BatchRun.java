package chat.parley.server.db;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one batch as one transaction with one sync. Owned by the committer's thread.
final class BatchRun implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BatchRun.class);
    private static final int TRIES = 8;
    // The pool hands out two connections, and a restart of the database ends both of them.
    private static final int TRIES_AFTER_LOSS = 3;
    private static final String ONE = "one";

    private final Jdbi jdbi;
    private final Dialect dialect;
    private final DurabilityBarrier barrier;
    private final LongAdder retries;
    private @Nullable Handle handle;

    BatchRun(Jdbi jdbi, Dialect dialect, DurabilityBarrier barrier, LongAdder retries) {
        this.jdbi = jdbi;
        this.dialect = dialect;
        this.barrier = barrier;
        this.retries = retries;
    }

    /// Writes the batch, commits and syncs it. Afterwards every write has its answer or its
    /// failure.
    ///
    /// @throws RuntimeException if the whole batch failed
    void commit(List<PendingWrite> batch) {
        if (barrier.isBroken()) {
            throw DatabaseFault.unavailable("the database could not be synced to disk", null);
        }
        batch.sort(Comparator.comparing(PendingWrite::key, LockKey.ORDER));
        for (int attempt = 1; ; attempt++) {
            boolean committing = false;
            try {
                runAll(batch);
                committing = true;
                commitAndSync();
                return;
            } catch (RuntimeException e) {
                forgetConnection();
                DatabaseFault fault = DatabaseFault.of(e);
                // A connection that was lost while nobody used it; after a commit was asked for,
                // its outcome is unknown.
                boolean stale = fault.unavailable() && !committing && attempt < TRIES_AFTER_LOSS;
                if (attempt == TRIES || !(fault.lostRace() || stale)) {
                    throw e;
                }
                retries.increment();
            }
        }
    }

    @Override
    public void close() {
        forgetConnection();
    }

    private void runAll(List<PendingWrite> batch) {
        Handle open = connection();
        open.begin();
        lockRows(open, batch);
        Map<BulkWrite<Object, Object>, List<PendingWrite>> kinds = new LinkedHashMap<>();
        List<PendingWrite> singles = new ArrayList<>();
        for (PendingWrite write : WarrantCheck.standing(open, batch)) {
            BulkWrite<Object, Object> kind = write.kind();
            if (kind == null) {
                singles.add(write);
            } else {
                kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(write);
            }
        }
        kinds.forEach((kind, writes) -> runBulk(open, kind, writes));
        singles.forEach(write -> runAlone(open, write));
    }

    private void runBulk(Handle open, BulkWrite<Object, Object> kind, List<PendingWrite> writes) {
        open.savepoint(ONE);
        try {
            List<BulkWrite.Outcome<Object>> outcomes =
                    kind.apply(open, writes.stream().map(PendingWrite::input).toList());
            for (int i = 0; i < writes.size(); i++) {
                writes.get(i).settle(outcomes.get(i));
            }
            open.releaseSavepoint(ONE);
        } catch (RuntimeException e) {
            rethrowIfLost(e);
            // One of them can't be written: find out which, and save the others.
            open.rollbackToSavepoint(ONE);
            writes.forEach(write -> runAlone(open, write));
        }
    }

    private void runAlone(Handle open, PendingWrite write) {
        open.savepoint(ONE);
        try {
            runOnceMoreIfDuplicate(open, write);
            open.releaseSavepoint(ONE);
        } catch (RuntimeException e) {
            rethrowIfLost(e);
            open.rollbackToSavepoint(ONE);
            write.fail(DatabaseFault.sqlCause(e) == null ? e : DatabaseFault.of(e));
        }
    }

    /// Another node may have written the same row between our look and our write; the second look
    /// finds it.
    private static void runOnceMoreIfDuplicate(Handle open, PendingWrite write) {
        try {
            write.run(open);
        } catch (RuntimeException e) {
            if (!DatabaseFault.of(e).duplicate()) {
                throw e;
            }
            open.rollbackToSavepoint(ONE);
            open.savepoint(ONE);
            write.run(open);
        }
    }

    /// A lost race ends the transaction, a lost connection too: the whole batch is concerned.
    private static void rethrowIfLost(RuntimeException e) {
        DatabaseFault fault = DatabaseFault.of(e);
        if (fault.lostRace() || fault.unavailable()) {
            throw fault;
        }
    }

    private void lockRows(Handle open, List<PendingWrite> batch) {
        if (!dialect.locksRows()) {
            return;
        }
        lockRows(
                open,
                batch,
                LockKey.Table.ROOM,
                "select 1 from room where id = any(:ids) order by id for update");
        lockRows(
                open,
                batch,
                LockKey.Table.PERSON,
                "select 1 from person where id = any(:ids) order by id for update");
    }

    private static void lockRows(
            Handle open, List<PendingWrite> batch, LockKey.Table table, String sql) {
        List<UUID> ids =
                batch.stream()
                        .map(PendingWrite::key)
                        .filter(key -> key.table() == table)
                        .map(LockKey::id)
                        .distinct()
                        .toList();
        if (!ids.isEmpty()) {
            open.createQuery(sql).bindArray("ids", UUID.class, ids).mapTo(Integer.class).list();
        }
    }

    private void commitAndSync() {
        Handle open = connection();
        if (!dialect.showsBeforeSync()) {
            open.commit();
            return;
        }
        barrier.committing();
        try {
            open.commit();
            dialect.sync(open);
        } catch (RuntimeException e) {
            // It is now unknown what is on disk, and syncing again would not tell: the kernel may
            // have dropped the pages.
            barrier.broken();
            throw e;
        }
        barrier.synced();
    }

    private Handle connection() {
        Handle open = handle;
        if (open == null) {
            open = jdbi.open();
            handle = open;
        }
        return open;
    }

    private void forgetConnection() {
        Handle open = handle;
        handle = null;
        if (open == null) {
            return;
        }
        try (open) {
            if (open.isInTransaction()) {
                open.rollback();
            }
        } catch (RuntimeException e) {
            // The connection is lost, and with it the transaction; Hikari throws it away.
            log.debug("connection thrown away: {}", e.toString());
        }
    }
}

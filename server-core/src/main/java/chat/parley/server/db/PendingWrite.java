package chat.parley.server.db;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One write waiting for its batch.
///
/// The committer sets the result, possibly several times while a batch is run again; the caller
/// sees the last one, after [#complete()].
final class PendingWrite {

    private final LockKey key;
    private final @Nullable Function<Handle, ?> body;
    private final @Nullable BulkWrite<Object, Object> kind;
    private final @Nullable Object input;
    private final @Nullable Held held;
    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable Object answer;
    private @Nullable RuntimeException failure;

    private PendingWrite(
            LockKey key,
            @Nullable Function<Handle, ?> body,
            @Nullable BulkWrite<Object, Object> kind,
            @Nullable Object input,
            @Nullable Held held) {
        this.held = held;
        this.key = key;
        this.body = body;
        this.kind = kind;
        this.input = input;
    }

    /// A warrant that somebody holds.
    record Held(Warrant warrant, UUID by) {}

    static PendingWrite single(LockKey key, Function<Handle, ?> body, @Nullable Held held) {
        return new PendingWrite(key, body, null, null, held);
    }

    static PendingWrite bulk(
            LockKey key, BulkWrite<Object, Object> kind, Object input, @Nullable Held held) {
        return new PendingWrite(key, null, kind, input, held);
    }

    /// What whoever asked for it must hold; absent for what the server does on its own.
    @Nullable Held held() {
        return held;
    }

    LockKey key() {
        return key;
    }

    /// Its bulk kind, absent for a write on its own.
    @Nullable BulkWrite<Object, Object> kind() {
        return kind;
    }

    Object input() {
        return Objects.requireNonNull(input);
    }

    /// Runs the write on its own.
    void run(Handle handle) {
        if (kind != null) {
            settle(kind.apply(handle, List.of(input())).getFirst());
        } else {
            answer = Objects.requireNonNull(body).apply(handle);
            failure = null;
        }
    }

    void settle(BulkWrite.Outcome<Object> outcome) {
        switch (outcome) {
            case BulkWrite.Outcome.Done<Object>(Object value) -> {
                answer = value;
                failure = null;
            }
            case BulkWrite.Outcome.Refused<Object>(RuntimeException why) -> fail(why);
        }
    }

    void fail(RuntimeException why) {
        answer = null;
        failure = why;
    }

    /// Lets the caller go on; nothing may be set afterwards.
    void complete() {
        done.countDown();
    }

    /// Waits for the batch.
    @Nullable Object await() {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DatabaseFault.unavailable("interrupted while writing", e);
        }
        if (failure != null) {
            throw failure;
        }
        return answer;
    }
}

package chat.parley.server.accounts;

import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets operation ids that are older than anybody retries, at the start and once a day; those of
/// messages stay with them. Has a thread of its own while it is open. Several nodes may forget at
/// once.
public final class OldOperations implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OldOperations.class);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final Duration EVERY = Duration.ofDays(1);

    private final Database database;
    private final InstantSource clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("old-operations").factory());

    private OldOperations(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Forgets now, and again each day.
    public static OldOperations start(Database database, InstantSource clock) {
        return start(database, clock, EVERY);
    }

    static OldOperations start(Database database, InstantSource clock, Duration every) {
        OldOperations old = new OldOperations(database, clock);
        var _ =
                old.timer.scheduleWithFixedDelay(
                        old::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return old;
    }

    /// Throws nothing, or the timer would never look again.
    private void look() {
        try {
            int forgotten =
                    database.writes()
                            .write(
                                    LockKey.none(),
                                    handle ->
                                            Operations.forget(
                                                    handle, clock.instant().minus(REMEMBERED)));
            log.debug("forgot {} old operations", forgotten);
        } catch (RuntimeException failed) {
            log.warn("could not forget old operations, tries again: {}", failed.toString());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

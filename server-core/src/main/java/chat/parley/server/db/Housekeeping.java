package chat.parley.server.db;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes away once a day what nobody needs any more, each kind in a write of its own. Has a thread
/// of its own while it is open; several nodes may do the same work at once.
public final class Housekeeping implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVERY = Duration.ofDays(1);

    private final Database database;
    private final InstantSource clock;
    private final List<Chore> chores;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("housekeeping").factory());

    private Housekeeping(Database database, InstantSource clock, List<Chore> chores) {
        this.database = database;
        this.clock = clock;
        this.chores = List.copyOf(chores);
    }

    /// One kind of thing that grows old.
    ///
    /// @param what its name in the log
    public record Chore(String what, Work work) {}

    /// Takes away what is too old.
    @FunctionalInterface
    public interface Work {
        /// Takes away what is too old now.
        ///
        /// @return how many are gone
        int done(Handle handle, Instant now);
    }

    /// Begins now, and again each day.
    public static Housekeeping start(Database database, InstantSource clock, List<Chore> chores) {
        return start(database, clock, chores, EVERY);
    }

    /// Begins now, and again each time.
    ///
    /// @param every how long after each round
    public static Housekeeping start(
            Database database, InstantSource clock, List<Chore> chores, Duration every) {
        Housekeeping keeping = new Housekeeping(database, clock, chores);
        var _ =
                keeping.timer.scheduleWithFixedDelay(
                        () -> keeping.chores.forEach(keeping::look),
                        0,
                        every.toMillis(),
                        TimeUnit.MILLISECONDS);
        return keeping;
    }

    /// Throws nothing, or the timer would never look again.
    private void look(Chore chore) {
        try {
            int gone =
                    database.writes()
                            .write(
                                    LockKey.none(),
                                    handle -> chore.work().done(handle, clock.instant()));
            log.debug("took away {} {}", gone, chore.what());
        } catch (RuntimeException failed) {
            if (timer.isShutdown()) {
                log.debug("{} stay until the next start", chore.what());
            } else {
                log.warn("could not take away {}, tries again", chore.what(), failed);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

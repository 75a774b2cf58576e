package chat.parley.server.gateway;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done again and again on one thread, each thing guarded by itself: one that fails is
/// tried again at its next turn and keeps no other from its own.
final class Rounds implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    private final ScheduledExecutorService timer;

    /// @param name of the thread
    Rounds(String name) {
        timer = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name(name).factory());
    }

    /// Does something from now on.
    ///
    /// @param pause after each turn
    /// @param what its name in the log
    void every(Duration pause, String what, Runnable task) {
        var _ =
                timer.scheduleWithFixedDelay(
                        new Turn(what, task),
                        pause.toMillis(),
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /// Starts no further turn; one under way is interrupted.
    @Override
    public void close() {
        timer.shutdownNow();
    }

    /// Logs a failure once until it works again.
    private static final class Turn implements Runnable {
        private final String what;
        private final Runnable task;
        private boolean failing;

        Turn(String what, Runnable task) {
            this.what = what;
            this.task = task;
        }

        @Override
        public void run() {
            try {
                task.run();
                failing = false;
            } catch (RuntimeException | Error fault) {
                // Also an error: it would end the turns for good, and without a word.
                if (!failing) {
                    failing = true;
                    log.warn("{} failed, tries again until it works", what, fault);
                }
            }
        }
    }
}

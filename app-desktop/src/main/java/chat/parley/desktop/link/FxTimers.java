package chat.parley.desktop.link;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Real time: one thread waits, what falls due runs on the FX thread.
public final class FxTimers implements Timers, AutoCloseable {
    private final Clock clock;
    private final Executor fx;
    private final ScheduledExecutorService waiting;

    public FxTimers(Clock clock, Executor fx) {
        this.clock = clock;
        this.fx = fx;
        ScheduledThreadPoolExecutor pool =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("parley-timers").factory());
        pool.setRemoveOnCancelPolicy(true);
        waiting = pool;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Scheduled after(Duration delay, Runnable task) {
        Once once = new Once(task);
        var future =
                waiting.schedule(
                        () -> fx.execute(once::run), delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            once.cancelled = true;
            future.cancel(false);
        };
    }

    @Override
    public void close() {
        waiting.shutdownNow();
    }

    /// A task that may be cancelled between falling due and running. Belongs to the FX thread.
    private static final class Once {
        private final Runnable task;
        private boolean cancelled;

        Once(Runnable task) {
            this.task = task;
        }

        void run() {
            if (!cancelled) {
                task.run();
            }
        }
    }
}

package chat.parley.desktop.link;

import java.time.Duration;
import java.time.Instant;

/// The passing of time, for the objects of the FX thread. What is scheduled runs there.
public interface Timers {
    Instant now();

    /// Runs `task` once after `delay`.
    Scheduled after(Duration delay, Runnable task);

    /// Something that is still to happen.
    @FunctionalInterface
    interface Scheduled {
        /// Keeps it from happening, if it has not happened yet. Only on the FX thread; afterwards
        /// it does not run.
        void cancel();
    }
}

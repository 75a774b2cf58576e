package chat.parley.desktop.session;

import chat.parley.desktop.link.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Time that only passes when a test says so. What is due runs inside [#pass(Duration)].
public final class ManualTimers implements Timers {
    private final List<Task> tasks = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T09:00:00Z");

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Scheduled after(Duration delay, Runnable task) {
        Task scheduled = new Task(now.plus(delay), task);
        tasks.add(scheduled);
        return () -> tasks.remove(scheduled);
    }

    /// Lets time pass and runs what falls due, in order.
    public void pass(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            Task next =
                    tasks.stream()
                            .filter(task -> !task.at.isAfter(end))
                            .min(Comparator.comparing(task -> task.at))
                            .orElse(null);
            if (next == null) {
                now = end;
                return;
            }
            tasks.remove(next);
            now = next.at;
            next.run.run();
        }
    }

    /// One thing that is still to happen.
    private static final class Task {
        private final Instant at;
        private final Runnable run;

        Task(Instant at, Runnable run) {
            this.at = at;
            this.run = run;
        }
    }
}

package chat.parley.benchmarks.timeline;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// The JavaFX thread, seen from the benchmark's. Started once in a process.
final class Fx {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Fx() {}

    static void start() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        Platform.setImplicitExit(false);
        started.await();
    }

    /// Runs there and waits for the result.
    static <T> T call(Callable<T> work)
            throws InterruptedException, ExecutionException, TimeoutException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /// Runs `frame` at the beginning of each frame until it says false.
    static void eachFrame(BooleanSupplier frame)
            throws InterruptedException, ExecutionException, TimeoutException {
        CountDownLatch done = new CountDownLatch(1);
        AnimationTimer timer =
                call(() -> {
                    AnimationTimer made =
                            new AnimationTimer() {
                                @Override
                                public void handle(long now) {
                                    if (done.getCount() > 0 && !frame.getAsBoolean()) {
                                        done.countDown();
                                        stop();
                                    }
                                }
                            };
                    made.start();
                    return made;
                });
        if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            call(() -> {
                timer.stop();
                return timer;
            });
            throw new TimeoutException("it did not come to an end in " + PATIENCE);
        }
    }

    /// Lets some frames pass.
    static void frames(int count)
            throws InterruptedException, ExecutionException, TimeoutException {
        int[] left = {count};
        eachFrame(() -> --left[0] > 0);
    }
}

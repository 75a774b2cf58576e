package chat.parley.packaging.demo;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javafx.application.Platform;

/// The demo's way onto the FX thread: it runs on a thread of its own, as a person does, and looks
/// at the windows from there. Stateless.
final class Fx {

    private static final long PATIENCE_SECONDS = 90;
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

    private Fx() {}

    /// Does something on the FX thread and returns what came out.
    static <T> T call(Callable<T> work) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DemoFailed failed) {
                throw failed;
            }
            throw new IllegalStateException("The demo failed on the FX thread", e.getCause());
        } catch (TimeoutException e) {
            throw new DemoFailed("The windows did not answer for " + PATIENCE_SECONDS + " s");
        }
    }

    /// Does something on the FX thread and returns once it is done.
    static void run(Runnable work) throws InterruptedException {
        call(() -> {
            work.run();
            return true;
        });
    }

    /// Looks again and again, on the FX thread, until there is what was waited for.
    ///
    /// @param what for the message when it never comes
    static <T> T await(String what, Supplier<Optional<T>> look) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            Optional<T> found = call(look::get);
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        throw new DemoFailed("Waited " + PATIENCE_SECONDS + " s in vain for " + what);
    }

    /// As [#await(String, Supplier)], for something that is true or not.
    static void awaitTrue(String what, Supplier<Boolean> look) throws InterruptedException {
        await(what, () -> look.get() ? Optional.of(true) : Optional.empty());
    }
}

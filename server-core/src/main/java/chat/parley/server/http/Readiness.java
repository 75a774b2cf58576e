package chat.parley.server.http;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a server can serve, for those who ask again and again and do not wait long: no answer in
/// time is a no. Thread-safe.
///
/// A database that is gone without a word lets the question hang. All who ask meanwhile share that
/// one, so that it costs one connection however often is asked.
final class Readiness {

    private static final Logger log = LoggerFactory.getLogger(Readiness.class);

    private final BooleanSupplier question;
    private final Duration patience;
    private @Nullable FutureTask<Boolean> asked;

    /// @param question may block for ever
    /// @param patience until no answer is a no
    Readiness(BooleanSupplier question, Duration patience) {
        this.question = question;
        this.patience = patience;
    }

    /// Whether it can serve at this moment.
    boolean now() {
        try {
            return underWay().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException fault) {
            log.error("it can't be told whether the server is ready", fault.getCause());
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized FutureTask<Boolean> underWay() {
        FutureTask<Boolean> present = asked;
        if (present == null || present.isDone()) {
            present = new FutureTask<>(question::getAsBoolean);
            asked = present;
            var _ = Thread.ofVirtual().name("readiness").start(present);
        }
        return present;
    }
}

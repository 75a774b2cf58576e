package chat.parley.server.rooms;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Lets many do something at the same moment. No state.
public final class Race {

    private Race() {}

    /// The numbers that the taking of a right and its use took.
    ///
    /// @param used absent if the use was refused
    public record Ends(long taken, @Nullable Long used) {

        /// Whether the right was used before it was taken; it must not have been used afterwards.
        public boolean before() {
            if (used != null && used >= taken) {
                throw new AssertionError("used with " + used + " after " + taken);
            }
            return used != null;
        }
    }

    /// Takes a right and uses it at the same moment.
    ///
    /// @param without what the use is refused with once the right is gone
    public static Ends ends(
            RefusalCode without, Callable<@Nullable Long> taking, Callable<@Nullable Long> using)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<@Nullable Long> taken =
                    threads.submit(() -> {
                        start.await();
                        return taking.call();
                    });
            Future<@Nullable Long> used =
                    threads.submit(() -> {
                        start.await();
                        try {
                            return using.call();
                        } catch (Refusal refused) {
                            if (refused.code() != without) {
                                throw refused;
                            }
                            return null;
                        }
                    });
            return new Ends(Objects.requireNonNull(taken.get()), used.get());
        }
    }

    /// Starts all of them at once.
    ///
    /// @return for how many it was not refused
    public static int won(int racers, IntFunction<Object> what) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        int won = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> racing = new ArrayList<>();
            for (int racer = 0; racer < racers; racer++) {
                int number = racer;
                racing.add(
                        threads.submit(() -> {
                            start.await();
                            try {
                                return what.apply(number) != null;
                            } catch (Refusal refused) {
                                return false;
                            }
                        }));
            }
            start.countDown();
            for (Future<Boolean> each : racing) {
                won += each.get() ? 1 : 0;
            }
        }
        return won;
    }
}

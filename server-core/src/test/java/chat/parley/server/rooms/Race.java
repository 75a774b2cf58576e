package chat.parley.server.rooms;

import chat.parley.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Lets many do something at the same moment. No state.
public final class Race {

    private Race() {}

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

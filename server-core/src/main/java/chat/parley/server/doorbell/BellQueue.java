package chat.parley.server.doorbell;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bells between those who ring and those who listen: one waiting bell a subject, delivered by one
/// virtual thread.
final class BellQueue implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BellQueue.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final Map<UUID, Bell> waiting = new LinkedHashMap<>();
    private final List<Consumer<Bell>> listeners = new CopyOnWriteArrayList<>();
    private boolean closed;

    BellQueue(String name) {
        Thread.ofVirtual().name(name).start(this::deliver);
    }

    void add(Bell bell) {
        lock.lock();
        try {
            if (!closed) {
                waiting.merge(bell.subject(), bell, (a, b) -> a.number() > b.number() ? a : b);
                rung.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    Doorbell.Listening listen(Consumer<Bell> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            rung.signal();
        } finally {
            lock.unlock();
        }
    }

    private void deliver() {
        ArrayDeque<Bell> bells = new ArrayDeque<>();
        while (takeAll(bells)) {
            for (Bell bell = bells.poll(); bell != null; bell = bells.poll()) {
                tell(bell);
            }
        }
    }

    private boolean takeAll(ArrayDeque<Bell> into) {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                rung.awaitUninterruptibly();
            }
            into.addAll(waiting.values());
            waiting.clear();
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void tell(Bell bell) {
        for (Consumer<Bell> listener : listeners) {
            try {
                listener.accept(bell);
            } catch (RuntimeException | Error e) {
                // Also an error: no bell would be heard after it, and nobody would know.
                log.error("a listener failed on {}", bell, e);
            }
        }
    }
}

package chat.parley.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a server has opened, to be closed in the opposite order. Thread-safe.
final class Belongings implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Belongings.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /// Closes this one first when the time comes.
    synchronized <T extends AutoCloseable> T keep(T one) {
        opened.push(one);
        return one;
    }

    /// Closes all, also when one of them fails. Does nothing the second time.
    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            AutoCloseable last = opened.pop();
            try {
                last.close();
            } catch (Exception failed) {
                log.warn("could not close {}", last.getClass().getSimpleName(), failed);
            }
        }
    }
}

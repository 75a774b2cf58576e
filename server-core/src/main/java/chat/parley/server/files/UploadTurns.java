package chat.parley.server.files;

import chat.parley.model.FileId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request at a time for each upload. A newer one breaks off an older one, which mostly hangs
/// on a connection that its client has given up. Thread-safe.
final class UploadTurns {

    private static final Logger log = LoggerFactory.getLogger(UploadTurns.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConcurrentMap<FileId, Turn> turns = new ConcurrentHashMap<>();

    /// The right to be the only one at an upload, until closed.
    final class Turn implements AutoCloseable {

        private final FileId id;
        private final Closeable source;
        private final CountDownLatch over = new CountDownLatch(1);

        private Turn(FileId id, Closeable source) {
            this.id = id;
            this.source = source;
        }

        @Override
        public void close() {
            turns.remove(id, this);
            over.countDown();
        }

        private void breakOff() {
            try {
                source.close();
            } catch (IOException already) {
                log.debug("a source was broken already", already);
            }
        }
    }

    /// Waits for one's turn.
    ///
    /// @param source closed when a newer request comes
    /// @throws Refusal `UNAVAILABLE` while the older one can't be broken off, which is at its end
    Turn take(FileId id, Closeable source) {
        Turn mine = new Turn(id, source);
        Turn other = turns.putIfAbsent(id, mine);
        while (other != null) {
            other.breakOff();
            if (!await(other.over)) {
                throw Refusal.of(RefusalCode.UNAVAILABLE, "the upload is being finished");
            }
            other = turns.putIfAbsent(id, mine);
        }
        return mine;
    }

    private static boolean await(CountDownLatch over) {
        try {
            return over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package chat.parley.server.files;

import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes files that nothing carries: of deleted messages once they can't be restored any more,
/// uploads that no message took in a day, bytes without a row. Several nodes may sweep at once.
/// Owns one thread of its own.
final class Sweeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    /// Well above the 10 seconds in which a deletion can be taken back.
    private static final Duration RESTORABLE = Duration.ofMinutes(1);

    private static final Duration UNATTACHED = Duration.ofHours(24);

    /// How long bytes may wait for their row.
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private static final int BATCH = 500;
    private static final int ROUNDS_A_DAY = 144;

    private final Database database;
    private final InstantSource clock;
    private final ContentStore store;
    private final Parts parts;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("file-sweep").factory());
    private int rounds;

    Sweeper(Database database, InstantSource clock, ContentStore store, Parts parts) {
        this.database = database;
        this.clock = clock;
        this.store = store;
        this.parts = parts;
        var _ =
                timer.scheduleWithFixedDelay(
                        this::round, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /// Removes rows that are too old, then what is on disk without a row. What goes wrong is logged
    /// and left for the next time.
    void sweep() {
        quietly(() -> {
            sweepRows();
            sweepDisk();
        });
    }

    @Override
    public void close() {
        timer.close();
    }

    private void round() {
        quietly(() -> {
            sweepRows();
            // Looking at every stored file is only for what a kill has left.
            if (rounds++ % ROUNDS_A_DAY == 0) {
                sweepDisk();
            }
        });
    }

    /// Whatever a round throws, or the timer would never begin another one.
    private static void quietly(Round round) {
        try {
            round.run();
        } catch (IOException | RuntimeException failed) {
            // Its message may name a file.
            log.warn("files could not be swept, tries again: {}", failed.getClass().getName());
        }
    }

    /// One round of sweeping.
    private interface Round {
        void run() throws IOException;
    }

    private void sweepRows() throws IOException {
        Instant now = clock.instant();
        Instant deleted = now.minus(RESTORABLE);
        sweepRows((handle, limit) -> FileSql.ofDeleted(handle, deleted, limit), deleted);
        Instant begun = now.minus(UNATTACHED);
        sweepRows((handle, limit) -> FileSql.unattached(handle, begun, limit), deleted);
    }

    private void sweepRows(BiFunction<Handle, Integer, List<UUID>> which, Instant deleted)
            throws IOException {
        List<UUID> files;
        do {
            files = database.read(handle -> which.apply(handle, BATCH));
            if (!files.isEmpty()) {
                remove(files, deleted);
            }
        } while (files.size() == BATCH);
    }

    private void remove(List<UUID> files, Instant deleted) throws IOException {
        Set<String> hashes = database.read(handle -> FileSql.hashes(handle, files));
        database.writes()
                .write(
                        LockKey.none(),
                        handle -> {
                            FileSql.detach(handle, files, deleted);
                            FileSql.remove(handle, files);
                            return true;
                        });
        removeContent(List.copyOf(hashes), clock.instant().minus(YOUNG));
    }

    private void sweepDisk() throws IOException {
        Instant before = clock.instant().minus(YOUNG);
        List<String> stored = store.olderThan(before);
        for (int from = 0; from < stored.size(); from += BATCH) {
            removeContent(stored.subList(from, Math.min(from + BATCH, stored.size())), before);
        }
        List<Path> old = parts.olderThan(clock.instant().minus(UNATTACHED));
        List<UUID> ids = old.stream().map(Parts::uploadOf).filter(Objects::nonNull).toList();
        Set<UUID> unfinished = database.read(handle -> FileSql.unfinished(handle, ids));
        for (Path file : old) {
            UUID upload = Parts.uploadOf(file);
            if (upload == null || !unfinished.contains(upload)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// @param names of stored bytes
    private void removeContent(List<String> names, Instant before) throws IOException {
        Set<String> needed = needed(names);
        for (String name : names) {
            if (!needed.contains(name)) {
                var _ = store.remove(name, before, hash -> !needed(List.of(hash)).isEmpty());
            }
        }
    }

    private Set<String> needed(List<String> hashes) {
        return database.read(handle -> FileSql.needed(handle, hashes));
    }
}

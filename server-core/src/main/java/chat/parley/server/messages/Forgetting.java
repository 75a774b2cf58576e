package chat.parley.server.messages;

import chat.parley.protocol.RestoreMessage;
import chat.parley.server.db.Database;
import chat.parley.server.db.DatabaseFault;
import chat.parley.server.db.LockKey;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wipes the words of deleted messages from the disk once their deletion can't be taken back any
/// more. Has a thread of its own while it is open.
public final class Forgetting implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Forgetting.class);
    private static final long EVERY_SECONDS = 5;
    // Longer than the undo, by what clocks of several nodes may differ.
    private static final long KEPT_SECONDS = RestoreMessage.SECONDS + 20L;
    private static final int AT_ONCE = 200;

    private final Database database;
    private final InstantSource clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("forgetting").factory());

    private Forgetting(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Begins to look every few seconds.
    public static Forgetting start(Database database, InstantSource clock) {
        Forgetting forgetting = new Forgetting(database, clock);
        var _ =
                forgetting.timer.scheduleWithFixedDelay(
                        forgetting::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        return forgetting;
    }

    /// Wipes what is due.
    static void sweep(Database database, InstantSource clock) {
        List<UUID> due;
        do {
            due =
                    database.read(handle ->
                            DeletionSql.waiting(
                                    handle, clock.instant().minusSeconds(KEPT_SECONDS), AT_ONCE));
            List<UUID> messages = due;
            if (!messages.isEmpty()) {
                database.writes()
                        .write(
                                LockKey.none(),
                                handle -> {
                                    DeletionSql.forget(handle, messages);
                                    return true;
                                });
            }
        } while (due.size() == AT_ONCE);
    }

    /// Wipes what is due. Throws nothing, or the timer would never look again.
    void look() {
        try {
            sweep(database, clock);
        } catch (DatabaseFault fault) {
            log.warn("could not wipe deleted messages, tries again: {}", fault.toString());
        } catch (RuntimeException failed) {
            log.warn(
                    "could not wipe deleted messages, tries again: {}",
                    failed.getClass().getName());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

package chat.parley.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Between a commit and its sync nobody is told anything, on a database that would show it.
final class SyncIT {

    @TempDir private Path folder;
    private Database database;

    @BeforeEach
    void open() {
        StubbornDisk.register();
        String plain = DatabaseSettings.embedded(folder).url();
        database =
                Database.open(
                        DatabaseSettings.at(
                                plain.replace("jdbc:h2:async:", "jdbc:h2:stubborn:"),
                                "parley",
                                ""));
    }

    @AfterEach
    void close() {
        StubbornDisk.obey();
        database.close();
    }

    @Test
    void answersNeitherWriterNorReaderBeforeTheSync() throws Exception {
        StubbornDisk.hold();
        AtomicBoolean found = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> put(database, "early"));
        Awaitility.await().until(StubbornDisk::keepsWaiting);
        AtomicBoolean looked = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> found.set(has("early", looked)));
        Awaitility.await().untilTrue(looked);
        Awaitility.await().until(() -> isWaiting(reader) && isWaiting(writer));
        assertThat(found).isFalse();
        StubbornDisk.obey();
        writer.join();
        reader.join();
        assertThat(found).isTrue();
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING;
    }

    @Test
    void gathersTheNextBatchWhileOneSyncs() throws Exception {
        put(database, "warm");
        long before = database.writes().counters().batches();
        StubbornDisk.hold();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> put(database, "first"));
            Awaitility.await().until(StubbornDisk::keepsWaiting);
            Future<Integer> second = threads.submit(() -> put(database, "second"));
            Future<Integer> third = threads.submit(() -> put(database, "third"));
            Awaitility.await().until(() -> database.writes().waiting() == 2);
            StubbornDisk.obey();
            first.get();
            second.get();
            third.get();
        }
        assertThat(database.writes().counters().batches() - before).isEqualTo(2);
    }

    @Test
    void tellsNobodyAnythingOnceASyncHasFailed() {
        put(database, "safe");
        StubbornDisk.fail();
        assertThatThrownBy(() -> put(database, "unsure")).isInstanceOf(DatabaseFault.class);
        StubbornDisk.obey();
        assertThat(database.healthy()).isFalse();
        assertThatThrownBy(() -> put(database, "later")).isInstanceOf(DatabaseFault.class);
        assertThatThrownBy(() -> has("unsure", new AtomicBoolean()))
                .isInstanceOf(DatabaseFault.class);
        database.close();
        try (Database again = Database.open(DatabaseSettings.embedded(folder))) {
            assertThat(again.<Boolean>read(handle -> find(handle, "safe"))).isTrue();
            assertThat(again.<Boolean>read(handle -> find(handle, "later"))).isFalse();
            assertThat(put(again, "anew")).isEqualTo(1);
        }
    }

    private static int put(Database database, String name) {
        return database.writes()
                .write(
                        LockKey.none(),
                        handle ->
                                handle.createUpdate(
                                                "insert into server_setting (name, content)"
                                                        + " values (?, 'x')")
                                        .bind(0, name)
                                        .execute());
    }

    private boolean has(String name, AtomicBoolean looked) {
        return database.read(handle -> {
            boolean found = find(handle, name);
            looked.set(true);
            return found;
        });
    }

    private static boolean find(Handle handle, String name) {
        return handle.createQuery("select content from server_setting where name = ?")
                .bind(0, name)
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }
}

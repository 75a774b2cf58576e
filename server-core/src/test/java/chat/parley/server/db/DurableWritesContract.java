package chat.parley.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What group commit promises on either database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DurableWritesContract {

    private static final BulkWrite<String, Integer> NAMES = DurableWritesContract::addAll;

    private final TestDatabases.Kind kind;
    private Database database;

    DurableWritesContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        database = Database.open(kind.fresh());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void answersWithWhatTheBodyReturned() {
        assertThat(
                        database.writes()
                                .<Integer>write(LockKey.none(), handle -> add(handle, "answer")))
                .isEqualTo(1);
        assertThat(read("answer")).isEqualTo("x");
    }

    @Test
    void saysNothingOfWhatAFailedStatementWasGiven() {
        String words = "words that somebody wrote";
        assertThatThrownBy(() ->
                        database.writes()
                                .write(
                                        LockKey.none(),
                                        handle ->
                                                handle.createUpdate(
                                                                "insert into server_setting (name,"
                                                                        + " content) values (?, null)")
                                                        .bind(0, words)
                                                        .execute()))
                .isInstanceOf(DatabaseFault.class)
                .satisfies(fault -> {
                    StringWriter log = new StringWriter();
                    fault.printStackTrace(new PrintWriter(log));
                    assertThat(log.toString()).doesNotContain(words);
                });
    }

    @Test
    void undoesOnlyTheWriteThatThrew() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> blockUntil(gate));
            Future<?> good = threads.submit(() -> write("good"));
            Future<?> bad =
                    threads.submit(() ->
                            database.writes()
                                    .write(
                                            LockKey.none(),
                                            handle -> {
                                                add(handle, "bad");
                                                throw new IllegalStateException("refused");
                                            }));
            Future<?> alsoGood = threads.submit(() -> write("alsoGood"));
            gate.countDown();
            first.get();
            good.get();
            alsoGood.get();
            assertThatThrownBy(bad::get).cause().hasMessage("refused");
        }
        assertThat(read("good")).isEqualTo("x");
        assertThat(read("alsoGood")).isEqualTo("x");
        assertThat(read("bad")).isNull();
    }

    @Test
    void wrapsAnErrorOfTheDatabaseAndSparesTheOthers() {
        assertThatThrownBy(() ->
                        database.writes()
                                .write(
                                        LockKey.none(),
                                        handle -> handle.execute("insert into nothing values (1)")))
                .isInstanceOf(DatabaseFault.class);
        write("afterwards");
        assertThat(read("afterwards")).isEqualTo("x");
    }

    @Test
    void carriesManyWritesInFewTransactions() throws Exception {
        WriteCounters before = database.writes().counters();
        CountDownLatch gate = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            all.add(threads.submit(() -> blockUntil(gate)));
            for (int i = 0; i < 200; i++) {
                String name = "many" + i;
                all.add(threads.submit(() -> write(name)));
            }
            gate.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        }
        WriteCounters after = database.writes().counters();
        assertThat(after.writes() - before.writes()).isEqualTo(201);
        assertThat(after.batches() - before.batches()).isLessThan(201);
    }

    @Test
    void doesAllOfABulkKindAndSavesTheOthersFromABadOne() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> blockUntil(gate));
            List<Future<Integer>> good =
                    IntStream.range(0, 20)
                            .mapToObj(i -> threads.submit(() -> bulk("bulk" + i)))
                            .toList();
            Future<Integer> bad = threads.submit(() -> bulk("far too long ".repeat(100)));
            gate.countDown();
            first.get();
            for (Future<Integer> one : good) {
                assertThat(one.get()).isPositive();
            }
            assertThatThrownBy(bad::get).hasCauseInstanceOf(DatabaseFault.class);
        }
        assertThat(read("bulk19")).isEqualTo("x");
    }

    @Test
    void runsAWriteAgainThatMetARowOfAnotherNode() {
        write("twice");
        int[] runs = {0};
        int rows =
                database.writes()
                        .write(
                                LockKey.none(),
                                handle -> {
                                    runs[0]++;
                                    return runs[0] == 1 ? add(handle, "twice") : 0;
                                });
        assertThat(rows).isZero();
        assertThat(runs[0]).isEqualTo(2);
    }

    @Test
    void refusesOnlyThoseWhoHoldTheirWarrantNoMore() {
        UUID good = UUID.randomUUID();
        UUID lost = UUID.randomUUID();
        Warrant warrant =
                (_, holders) ->
                        holders.contains(lost)
                                ? Map.of(lost, new IllegalStateException("lost"))
                                : Map.of();

        assertThat(
                        DurableWrites.<Integer, RuntimeException>under(
                                warrant, good, () -> write("held")))
                .isEqualTo(1);
        assertThatThrownBy(() ->
                        DurableWrites.<Integer, RuntimeException>under(
                                warrant, lost, () -> write("notHeld")))
                .hasMessage("lost");
        assertThatThrownBy(() ->
                        DurableWrites.<Integer, RuntimeException>under(
                                warrant, lost, () -> bulk("notHeldEither")))
                .hasMessage("lost");
        assertThat(write("ofTheServerItself")).isEqualTo(1);
        assertThat(read("notHeld")).isNull();
        assertThat(read("notHeldEither")).isNull();
    }

    @Test
    void readsOneSnapshot() {
        write("snapshot");
        @Nullable String[] seen = new String[2];
        database.read(handle -> {
            seen[0] = find(handle, "snapshotLater");
            write("snapshotLater");
            seen[1] = find(handle, "snapshotLater");
            return true;
        });
        assertThat(seen).containsExactly(null, null);
        assertThat(read("snapshotLater")).isEqualTo("x");
    }

    @Test
    void refusesWritesAfterClosing() {
        Database other = Database.open(kind.fresh());
        other.close();
        assertThatThrownBy(() -> other.writes().write(LockKey.none(), _ -> 1))
                .isInstanceOfSatisfying(
                        DatabaseFault.class, fault -> assertThat(fault.unavailable()).isTrue());
    }

    private int blockUntil(CountDownLatch gate) {
        return database.writes()
                .write(
                        LockKey.none(),
                        _ -> {
                            try {
                                gate.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return 1;
                        });
    }

    private int bulk(String name) {
        return database.writes().write(LockKey.none(), NAMES, name);
    }

    Database database() {
        return database;
    }

    int write(String name) {
        return database.writes().write(LockKey.none(), handle -> add(handle, name));
    }

    private static List<BulkWrite.Outcome<Integer>> addAll(Handle handle, List<String> names) {
        List<BulkWrite.Outcome<Integer>> outcomes = new ArrayList<>();
        for (String name : names) {
            add(handle, name);
            outcomes.add(new BulkWrite.Outcome.Done<>(outcomes.size() + 1));
        }
        return outcomes;
    }

    private static int add(Handle handle, String name) {
        return handle.createUpdate("insert into server_setting (name, content) values (?, 'x')")
                .bind(0, name)
                .execute();
    }

    private @Nullable String read(String name) {
        return database.read(handle -> find(handle, name));
    }

    private static @Nullable String find(Handle handle, String name) {
        return handle.createQuery("select content from server_setting where name = ?")
                .bind(0, name)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }
}

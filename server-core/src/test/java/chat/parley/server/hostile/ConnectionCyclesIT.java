package chat.parley.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.server.LoneServer;
import chat.parley.server.script.ScriptedPerson;
import chat.parley.server.transport.RawClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Thousands of clients that come and go in every way there is leave nothing in the server: the
/// heap is flat, and nothing is held that belonged to them.
///
/// `-Dparley.cycles=N` sets how many come.
final class ConnectionCyclesIT {

    private static final int CYCLES = Integer.getInteger("parley.cycles", 10_000);
    private static final int PEOPLE = 24;
    private static final int THREADS = 6;

    /// Between a fifth of the cycles and all of them; less than 1 KiB for each.
    private static final Footprint.Bound BOUND = new Footprint.Bound(6L << 20, 4, 8);

    /// Threads and loops keep hold of the last one that they served, however many came.
    private static final long LAST_ONES = 16;

    private static final List<String> KINDS =
            List.of(
                    "gateway.Session",
                    "gateway.Seats",
                    "transport.ClientConnection",
                    "transport.Subscription",
                    "transport.FrameGuard");

    private final List<String> tokens = new ArrayList<>();
    private LoneServer server;

    @BeforeEach
    void start(@TempDir Path folder) {
        server =
                LoneServer.in(
                        folder,
                        config ->
                                config.withLimits(
                                        Limits.standard()
                                                .with(Limit.CONNECTIONS, 0)
                                                .with(Limit.ACCOUNTS_PER_HOUR_PER_ADDRESS, 0)));
        URI address = URI.create("http://127.0.0.1:" + server.port());
        RoomId room = null;
        for (int n = 0; n < PEOPLE; n++) {
            try (ScriptedPerson person = ScriptedPerson.signsUp(address, "visitor" + n)) {
                if (room == null) {
                    room = person.creates(RoomKind.PUBLIC, "Lobby").id();
                } else {
                    person.joins(room);
                }
                tokens.add(person.token());
            }
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void leaveNothingBehind() throws Exception {
        long seed = new Random().nextLong();
        come(CYCLES / 5, new Random(seed));
        Footprint early = settled();
        Map<String, Long> earlyObjects = LiveObjects.of("chat.parley.server");
        come(CYCLES - CYCLES / 5, new Random(seed + 1));
        Footprint late = settled();
        assertThat(late.grownSince(early, BOUND)).isEmpty();
        Map<String, Long> lateObjects = LiveObjects.of("chat.parley.server");
        lateObjects.entrySet().removeIf(ConnectionCyclesIT::isCodeThatRan);
        assertThat(lateObjects.keySet()).as("kinds of objects").isSubsetOf(earlyObjects.keySet());
        System.out.printf(
                "cycles: %d, early %s, late %s, %s%n", CYCLES, early, late, ofConnections());
    }

    /// A lambda that captures nothing is one object from the first time on that its line is run,
    /// which may be late where that is for what is rare.
    private static boolean isCodeThatRan(Map.Entry<String, Long> kind) {
        return kind.getKey().contains("$$Lambda") && kind.getValue() == 1;
    }

    @Test
    void areFoundWhenTheyAreStillThere() throws IOException {
        List<RawClient> staying = new ArrayList<>();
        for (int n = 0; n <= LAST_ONES; n++) {
            staying.add(RawClient.signedIn(server.port(), tokens.get(n)));
        }
        // A subscription begins a moment after its client was greeted.
        await().untilAsserted(() -> {
            Map<String, Long> objects = ofConnections();
            assertThat(KINDS)
                    .allMatch(kind ->
                            objects.getOrDefault("chat.parley.server." + kind, 0L) > LAST_ONES);
        });
        for (RawClient each : staying) {
            each.close();
        }
    }

    /// What there is once for each connection, or for each room that somebody hears.
    private static Map<String, Long> ofConnections() {
        Map<String, Long> objects = LiveObjects.of("chat.parley.server");
        objects.keySet()
                .removeIf(name ->
                        !name.matches(
                                "chat\\.parley\\.server\\.(gateway\\.(Session|Seats|Inbox|"
                                        + "RoomChannel|PersonalNews|CommandReader)"
                                        + "|transport\\.(ClientConnection|Subscription|FrameGuard|"
                                        + "HttpFront|Outbound|LoopAudience))"));
        return objects;
    }

    private void come(int cycles, Random dice) throws Exception {
        List<Callable<Integer>> visitors = new ArrayList<>();
        for (int n = 0; n < THREADS; n++) {
            Random own = new Random(dice.nextLong());
            visitors.add(() -> come(cycles / THREADS, own, tokens));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Integer> one : threads.invokeAll(visitors)) {
                assertThat(one.get()).isEqualTo(cycles / THREADS);
            }
        }
    }

    private int come(int cycles, Random dice, List<String> as) throws IOException {
        List<Visit> ways = List.of(Visit.values());
        for (int n = 0; n < cycles; n++) {
            ways.get(n % ways.size()).make(server.port(), as.get(dice.nextInt(as.size())), dice);
        }
        return cycles;
    }

    /// When the server has noticed that all have gone, and has noted when.
    private Footprint settled() {
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ofSeconds(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    assertThat(server.connections()).isZero();
                    assertThat(ofConnections().values()).allMatch(count -> count <= LAST_ONES);
                });
        return Footprint.now();
    }
}

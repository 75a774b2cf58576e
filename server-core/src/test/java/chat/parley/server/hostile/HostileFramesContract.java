package chat.parley.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.FileId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.NewAccount;
import chat.parley.server.LoneServer;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.gateway.Deadlines;
import chat.parley.server.script.Rates;
import chat.parley.server.script.ScriptedPerson;
import chat.parley.server.script.ScriptedUpload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Thousands of frames and requests that were made wrong, on a live server over raw sockets: each
/// ends as it is listed, nothing of them stays, and the neighbours do not notice.
///
/// `-Dparley.hostile.shots=N` sets how many, `-Dparley.hostile.seed=N` rolls the same dice again.
abstract class HostileFramesContract {

    private static final int FRAME_CLIENTS = 3;
    private static final int WARM_UP = 300;
    private static final Deadlines DEADLINES =
            new Deadlines(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(45));

    /// Pages of the database may fill, and pools of threads.
    private static final Footprint.Bound BOUND = new Footprint.Bound(24L << 20, 12, 16);

    private final TestDatabases.Kind kind;
    private final int shots;
    private final long seed = Long.getLong("parley.hostile.seed", new Random().nextLong());

    HostileFramesContract(TestDatabases.Kind kind, int shots) {
        this.kind = kind;
        this.shots = Integer.getInteger("parley.hostile.shots", shots);
    }

    @Test
    void eachEndsAsListedAndNothingStays(@TempDir Path folder) throws Exception {
        System.out.printf("hostile: %d shots on %s, -Dparley.hostile.seed=%d%n", shots, kind, seed);
        try (LoneServer server =
                LoneServer.in(
                        folder,
                        config -> config.withDatabase(kind.fresh()).withLimits(Rates.lifted()),
                        DEADLINES)) {
            URI address = URI.create("http://127.0.0.1:" + server.port());
            List<ScriptedPerson> people = people(server, address);
            List<String> foreign = foreign(address);
            List<Attack> attacks = attacks(address, people, foreign);
            HttpAttack calls = new HttpAttack(server.port(), calls(address, people, foreign));
            people.forEach(ScriptedPerson::close);
            try (Neighbours neighbours = new Neighbours(address)) {
                assertThat(fire(attacks, calls, WARM_UP)).isEmpty();
                Footprint before = settled(server);
                assertThat(fire(attacks, calls, shots / (FRAME_CLIENTS + 1))).isEmpty();
                assertThat(settled(server).grownSince(before, BOUND)).isEmpty();
                System.out.printf(
                        "hostile: nothing found; the neighbours said %d words%n",
                        neighbours.wereUndisturbed());
            }
        }
    }

    private static List<ScriptedPerson> people(LoneServer server, URI address) {
        List<ScriptedPerson> people = new ArrayList<>();
        people.add(
                ScriptedPerson.signsUp(
                        address,
                        new NewAccount(
                                "mallory0", "Mallory", null, "raw", null, server.setupCode())));
        for (int n = 1; n <= FRAME_CLIENTS; n++) {
            people.add(ScriptedPerson.signsUp(address, "mallory" + n));
        }
        return people;
    }

    private List<Attack> attacks(URI address, List<ScriptedPerson> people, List<String> foreign) {
        List<Attack> attacks = new ArrayList<>();
        for (int n = 0; n < FRAME_CLIENTS; n++) {
            attacks.add(new Attack(address, people.get(n), new Random(seed + n), foreign));
        }
        return attacks;
    }

    private HttpMill calls(URI address, List<ScriptedPerson> people, List<String> foreign) {
        String token = people.getLast().token();
        FileId file =
                new ScriptedUpload(address, token)
                        .file("a.txt", "twelve bytes".getBytes(StandardCharsets.UTF_8));
        return new HttpMill(new Random(seed - 1), foreign, token, file.toString());
    }

    /// What belongs to somebody else, and what is nobody's.
    private static List<String> foreign(URI address) {
        try (ScriptedPerson stranger = ScriptedPerson.signsUp(address, "stranger")) {
            RoomSummary room = stranger.creates(RoomKind.PRIVATE, "Not yours");
            return List.of(
                    room.id().toString(),
                    stranger.says(room.id(), "not for you").message().toString(),
                    stranger.id().toString(),
                    "00000000-0000-0000-0000-000000000000",
                    UUID.randomUUID().toString(),
                    "01936f2e-8c00-7000-8000-00000000ffff",
                    "01936F2E-8C00-7000-8000-00000000FFFF");
        }
    }

    private static List<String> fire(List<Attack> attacks, HttpAttack calls, int each)
            throws Exception {
        List<Callable<List<String>>> all = new ArrayList<>();
        attacks.forEach(attack -> all.add(attack.of(each)));
        all.add(calls.of(each));
        List<String> complaints = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
            for (Future<List<String>> one : threads.invokeAll(all)) {
                complaints.addAll(one.get());
            }
        }
        return complaints;
    }

    /// Only the two neighbours are left.
    private static Footprint settled(LoneServer server) {
        await().atMost(Duration.ofSeconds(30)).until(() -> server.connections() == 2);
        return Footprint.now();
    }
}

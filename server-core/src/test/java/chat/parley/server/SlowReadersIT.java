package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.CloseReason;
import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.server.script.ScriptedPerson;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that do not read: they disturb nobody, and lose nothing when they read again in time.
final class SlowReadersIT {

    /// More than the sockets of both sides and the server's bound take in.
    private static final int MESSAGES = 1_200;

    private static final String LONG_TEXT = "x".repeat(16_000);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ChatServer server;
    private ScriptedPerson ann;
    private ScriptedPerson bob;
    private ScriptedPerson sleeper;
    private RoomSummary quay;

    @BeforeEach
    void start(@TempDir Path folder) {
        Limits limits = Limits.standard().with(Limit.SENDS_PER_SECOND, 0);
        server = ChatServer.start(ServerConfig.in(folder).withLimits(limits));
        ann = signsUp("ann");
        bob = signsUp("bob");
        sleeper = signsUp("sleeper");
        quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        sleeper.joins(quay.id());
    }

    @AfterEach
    void stop() {
        List.of(ann, bob, sleeper).forEach(ScriptedPerson::close);
        server.close();
    }

    @Test
    void whoReadsAgainInTimeGetsEverythingInOrder() {
        sleeper.wire().stopReading();
        List<String> all = sayMuch();
        sleeper.wire().readAgain();
        await().atMost(PATIENCE).until(() -> sleeper.heard(quay.id()).size() >= all.size());
        assertThat(sleeper.heard(quay.id())).isEqualTo(all);
        assertThat(sleeper.wire().closed()).isFalse();
    }

    @Test
    void whoNeverReadsIsClosedAndDisturbsNobody() {
        sleeper.wire().stopReading();
        List<String> all = sayMuch();
        await().atMost(PATIENCE).until(() -> bob.heard(quay.id()).size() == all.size());
        assertThat(bob.heard(quay.id())).isEqualTo(all);
        ann.says(quay.id(), "and on");
        bob.sees(quay.id(), "and on");
        await().atMost(PATIENCE).until(() -> server.connections() == 2);
        sleeper.wire().readAgain();
        assertThat(sleeper.isClosed()).isIn(CloseReason.TOO_SLOW, null);
    }

    private List<String> sayMuch() {
        List<String> all = IntStream.range(0, MESSAGES).mapToObj(i -> i + " " + LONG_TEXT).toList();
        all.forEach(text -> ann.says(quay.id(), text));
        return all;
    }

    private ScriptedPerson signsUp(String name) {
        return ScriptedPerson.signsUp(URI.create("http://127.0.0.1:" + server.port()), name);
    }
}

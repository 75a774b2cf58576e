package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.db.MortalPostgres;
import chat.parley.server.script.ScriptedHttp;
import chat.parley.server.script.ScriptedPerson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `/health/ready` says while the database is away, whichever way it went.
final class ReadinessIT {

    private static final int READY = 200;
    private static final int NOT_READY = 503;

    @TempDir private Path folder;

    @Test
    void isNotReadyWhileTheDatabaseIsAwayAndServesAgainOnceItIsBack() throws Exception {
        try (MortalPostgres postgres = new MortalPostgres(folder.resolve("rows"));
                ChatServer server = started(postgres)) {
            assertThat(health(server, "ready")).isEqualTo(READY);

            saysNothing(postgres, server);
            becomesReady(server);

            postgres.stop();
            assertThat(health(server, "ready")).isEqualTo(NOT_READY);
            assertThat(health(server, "live")).isEqualTo(READY);

            postgres.start();
            becomesReady(server);
            URI address = URI.create("http://127.0.0.1:" + server.port());
            try (ScriptedPerson ann = ScriptedPerson.signsUp(address, "ann")) {
                assertThat(ann.token()).isNotEmpty();
            }
        }
    }

    /// The answer comes although the database never gives one.
    private static void saysNothing(MortalPostgres postgres, ChatServer server)
            throws IOException, InterruptedException {
        postgres.freeze();
        try {
            assertThat(health(server, "ready")).isEqualTo(NOT_READY);
            assertThat(health(server, "live")).isEqualTo(READY);
        } finally {
            postgres.thaw();
        }
    }

    private ChatServer started(MortalPostgres postgres) {
        return ChatServer.start(
                ServerConfig.in(folder.resolve("data"))
                        .withDatabase(postgres.settings())
                        .withAdminPort(0));
    }

    private static void becomesReady(ChatServer server) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> health(server, "ready") == READY);
    }

    private static int health(ChatServer server, String page) {
        ScriptedHttp admin =
                ScriptedHttp.at(URI.create("http://127.0.0.1:" + server.adminPort().orElseThrow()));
        return admin.exchange(admin.request("/health/" + page)).statusCode();
    }
}

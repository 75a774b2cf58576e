package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Limit;
import chat.parley.protocol.Pong;
import chat.parley.server.LoneServer;
import chat.parley.server.gateway.Deadlines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Who keeps the server waiting is let go. The servers of this test are as strict as others, only
/// less patient: one at the beginning, one later on, so that no test meets a deadline but its own
/// on a slow machine.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeadlinesIT {

    private static final Deadlines STANDARD = Deadlines.standard();
    private static final Deadlines CURT =
            new Deadlines(Duration.ofSeconds(3), Duration.ofMillis(800), STANDARD.silence());
    private static final Deadlines WEARY =
            new Deadlines(STANDARD.request(), STANDARD.hello(), Duration.ofSeconds(4));

    private LoneServer curt;
    private LoneServer weary;
    private String token;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        curt = LoneServer.in(folder.resolve("curt"), config -> config, CURT);
        weary =
                LoneServer.in(
                        folder.resolve("weary"),
                        config -> config.withLimits(config.limits().with(Limit.MESSAGE_SECONDS, 1)),
                        WEARY);
        token = weary.token();
    }

    @AfterAll
    void stop() {
        curt.close();
        weary.close();
    }

    @Test
    void waitsForPeopleAsLongAsTheProtocolSays() {
        assertThat(Deadlines.standard())
                .isEqualTo(
                        new Deadlines(
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(45)));
    }

    @Test
    void endsASocketThatSaysNothing() throws IOException {
        try (RawClient client = RawClient.connect(curt.port())) {
            assertThat(client.gone()).isTrue();
        }
    }

    @Test
    void endsAnUpgradeThatIsNotFinished() throws IOException {
        try (RawClient client = RawClient.connect(curt.port())) {
            String request = RawClient.upgradeRequest();
            client.bytes(
                    request.substring(0, request.length() - 3).getBytes(StandardCharsets.US_ASCII));

            assertThat(client.gone()).isTrue();
        }
    }

    @Test
    void closes4001WhenNoHelloComes() throws IOException {
        try (RawClient client = RawClient.upgraded(curt.port())) {
            assertThat(client.closeCode()).isEqualTo(4001);
        }
    }

    @Test
    void closes4008WhenAMessageComesTooSlowly() throws IOException {
        try (RawClient client = RawClient.signedIn(weary.port(), token)) {
            client.frame(RawClient.TEXT, "{");

            assertThat(client.closeCode()).isEqualTo(4008);
        }
    }

    @Test
    void closes4008WhenAFrameStopsHalfWay() throws IOException {
        try (RawClient client = RawClient.signedIn(weary.port(), token)) {
            client.bytes(new byte[] {(byte) 0x81, (byte) 0xFE, 1});

            assertThat(client.closeCode()).isEqualTo(4008);
        }
    }

    @Test
    void letsASilentClientGoSoThatItComesBack() throws IOException {
        try (RawClient client = RawClient.signedIn(weary.port(), token)) {
            client.text("{\"t\":\"ping\",\"n\":1}");
            assertThat(client.next()).isInstanceOf(Pong.class);

            assertThat(client.closeCode()).isEqualTo(1001);
        }
    }
}

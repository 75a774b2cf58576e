package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.protocol.Hi;
import chat.parley.server.LoneServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What it takes to become a WebSocket, byte by byte.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UpgradeIT {

    private static final String OURS = "https://chat.example";

    private LoneServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = LoneServer.in(folder, config -> config.withAllowedOrigins(Set.of(OURS)));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private RawClient.Head head(String request) throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            return client.request(request);
        }
    }

    @Test
    void acceptsARequestAsItMustBe() throws IOException {
        RawClient.Head head = head(RawClient.upgradeRequest());

        assertThat(head.status()).isEqualTo(101);
        assertThat(head.has("sec-websocket-accept", RawClient.ACCEPT)).isTrue();
        assertThat(head.has("sec-websocket-protocol", "parley.v1")).isTrue();
        assertThat(head.text().toLowerCase(Locale.ROOT)).doesNotContain("sec-websocket-extensions");
    }

    @Test
    void takesOurProtocolAmongOthersAndNoExtension() throws IOException {
        RawClient.Head head =
                head(
                        RawClient.upgradeRequest()
                                .replace("parley.v1", "parley.v9, parley.v1")
                                .replace(
                                        "Host:",
                                        "Sec-WebSocket-Extensions: permessage-deflate\r\nHost:"));

        assertThat(head.status()).isEqualTo(101);
        assertThat(head.has("sec-websocket-protocol", "parley.v1")).isTrue();
        assertThat(head.text()).doesNotContainIgnoringCase("permessage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS"})
    void answers405ToOtherMethods(String method) throws IOException {
        assertThat(head(RawClient.upgradeRequest().replace("GET", method)).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | X-Nothing: 1",
                "dGhlIHNhbXBsZSBub25jZQ== | dGhlIHNhbXBsZSBub24=",
                "dGhlIHNhbXBsZSBub25jZQ== | dGhlIHNhbXBsZSBub25jZTEyMw==",
                "dGhlIHNhbXBsZSBub25jZQ== | ***",
                "Sec-WebSocket-Protocol: parley.v1 | X-Nothing: 1",
                "parley.v1 | parley.v2",
                "Version: 13 | Version: 8",
                "Sec-WebSocket-Version: 13 | X-Nothing: 1",
                "Upgrade: websocket | Upgrade: h2c",
                "Connection: Upgrade | Connection: close"
            })
    void answers400ToAHandshakeWithAWrongPart(String right, String wrong) throws IOException {
        RawClient.Head head = head(RawClient.upgradeRequest().replace(right, wrong));

        assertThat(head.status()).as(wrong).isEqualTo(400);
    }

    @Test
    void answers403ToAnOriginThatIsNotListed() throws IOException {
        String request = RawClient.upgradeRequest();

        assertThat(
                        head(request.replace("Host:", "Origin: https://elsewhere.example\r\nHost:"))
                                .status())
                .isEqualTo(403);
        assertThat(head(request.replace("Host:", "Origin: null\r\nHost:")).status()).isEqualTo(403);
        assertThat(head(request.replace("Host:", "Origin: " + OURS + "\r\nHost:")).status())
                .isEqualTo(101);
    }

    @Test
    void answers431ToHeadersOverSixteenKibibytes() throws IOException {
        String request = RawClient.upgradeRequest();

        assertThat(
                        head(request.replace(
                                        "Host:", "X-Long: " + "a".repeat(17_000) + "\r\nHost:"))
                                .status())
                .isEqualTo(431);
        assertThat(
                        head(request.replace("Host:", "X-A: 1234567\r\n".repeat(1_500) + "Host:"))
                                .status())
                .isEqualTo(431);
        assertThat(
                        head(request.replace(
                                        "Host:", "X-Long: " + "a".repeat(12_000) + "\r\nHost:"))
                                .status())
                .isEqualTo(101);
    }

    @Test
    void refusesATokenInTheQuery() throws IOException {
        assertThat(head(RawClient.upgradeRequest().replace("/ws", "/ws?token=abc")).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ws/", "/wsx", "/api/v1/nothing"})
    void isNowhereElse(String path) throws IOException {
        assertThat(head(RawClient.upgradeRequest().replace("/ws", path)).status()).isEqualTo(404);
    }

    @Test
    void speaksAlsoWhenTheFirstFrameCameWithTheRequest() throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            byte[] ping = RawClient.masked(RawClient.FIN | RawClient.PING, new byte[] {'x'});
            String both =
                    RawClient.upgradeRequest() + new String(ping, StandardCharsets.ISO_8859_1);

            assertThat(client.request(both).status()).isEqualTo(101);

            assertThat(client.next()).isInstanceOf(Hi.class);
            RawClient.Frame pong = client.frame();
            assertThat(pong.opcode()).isEqualTo(RawClient.PONG);
            assertThat(pong.text()).isEqualTo("x");
        }
    }
}

package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.LoneServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a client says goodbye, rightly and wrongly.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClosingIT {

    private static final int CLOSE = RawClient.FIN | RawClient.CLOSE;

    private LoneServer server;
    private RawClient client;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = LoneServer.in(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void upgrade() throws IOException {
        client = RawClient.upgraded(server.port());
    }

    @AfterEach
    void leave() throws IOException {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
    void echoesTheCodeAndCloses(int code) throws IOException {
        client.close(code, "bye");

        assertThat(client.closeCode()).isEqualTo(code);
    }

    @Test
    void answersACloseWithoutACode() throws IOException {
        client.frame(CLOSE, "");

        assertThat(client.closeCode()).isIn(1000, 1005);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535})
    void closes1002OnACodeThatNobodyMaySend(int code) throws IOException {
        client.close(code, "");

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void closes1002OnHalfACode() throws IOException {
        client.frame(CLOSE, new byte[] {3});

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void closes1007OnAReasonThatIsNotUtf8() throws IOException {
        client.frame(CLOSE, new byte[] {3, (byte) 0xE8, (byte) 0xFF, (byte) 0xFE});

        assertThat(client.closeCode()).isEqualTo(1007);
    }

    @Test
    void takesTheLongestReason() throws IOException {
        client.close(1000, "r".repeat(123));

        assertThat(client.closeCode()).isEqualTo(1000);
    }

    @Test
    void hearsNothingAfterTheGoodbye() throws IOException {
        client.close(1000, "");
        client.text("nonsense");

        assertThat(client.closeCode()).isEqualTo(1000);
    }

    @Test
    void closesAlsoWhenItCameInTheMiddleOfAMessage() throws IOException {
        client.frame(RawClient.TEXT, "{");
        client.close(1000, "");

        assertThat(client.closeCode()).isEqualTo(1000);
    }

    @Test
    void survivesASocketThatJustVanishes() throws IOException {
        client.bytes(new byte[] {(byte) 0x81});
        client.close();

        try (RawClient next = RawClient.upgraded(server.port())) {
            next.close(1000, "");
            assertThat(next.closeCode()).isEqualTo(1000);
        }
    }
}

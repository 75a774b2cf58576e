package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.RefusalCode;
import chat.parley.protocol.Pong;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Text must be UTF-8, in one frame or split anywhere; what is not ends with 1007.
final class Utf8IT {

    /// A byte that never stands for itself: replaced by the bytes of a case.
    private static final String BEFORE = "{\"t\":\"ping\",\"n\":1,\"x\":\"";

    private static final String AFTER = "\"}";

    @RegisterExtension static final RawServer SERVER = new RawServer();

    private RawClient client;

    @BeforeEach
    void signIn() throws IOException {
        client = SERVER.signedIn();
    }

    private static byte[] pingWith(String hex) {
        byte[] before = BEFORE.getBytes(StandardCharsets.US_ASCII);
        byte[] middle = HexFormat.of().parseHex(hex);
        byte[] after = AFTER.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(before, before.length + middle.length + after.length);
        System.arraycopy(middle, 0, all, before.length, middle.length);
        System.arraycopy(after, 0, all, before.length + middle.length, after.length);
        return all;
    }

    /// Sends a message in two fragments, the second beginning `at` bytes into the case's own bytes.
    private void sendSplit(byte[] message, int at) throws IOException {
        int cut = BEFORE.length() + at;
        client.frame(RawClient.TEXT, Arrays.copyOf(message, cut));
        client.frame(
                RawClient.FIN | RawClient.CONTINUATION,
                Arrays.copyOfRange(message, cut, message.length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c3a9",
                "e4bda0",
                "f09f9880",
                "ed9fbf",
                "ee8080",
                "f48fbfbf",
                "efbfbe",
                "efbbbf",
                "c280"
            })
    void takesUtf8WholeAndSplitAnywhere(String hex) throws IOException {
        byte[] message = pingWith(hex);
        client.frame(RawClient.FIN | RawClient.TEXT, message);
        assertThat(client.next()).isInstanceOf(Pong.class);
        for (int at = 0; at <= hex.length() / 2; at++) {
            sendSplit(message, at);
            assertThat(client.next()).isInstanceOf(Pong.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "bf",
                "c3",
                "c328",
                "e4bd",
                "e4bd28",
                "f09f98",
                "f09f9828",
                "fe",
                "ff",
                "c080",
                "c1bf",
                "e08080",
                "e09fbf",
                "f0808080",
                "f08fbfbf",
                "eda080",
                "edbfbf",
                "eda0bdedb880",
                "f4908080",
                "f7bfbfbf",
                "f888808080",
                "fc8480808080"
            })
    void closes1007OnWhatIsNotUtf8(String hex) throws IOException {
        client.frame(RawClient.FIN | RawClient.TEXT, pingWith(hex));

        assertThat(client.closeCode()).isEqualTo(1007);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e4bd28", "eda080", "c080", "f4908080"})
    void closes1007AlsoWhenItIsSplit(String hex) throws IOException {
        sendSplit(pingWith(hex), 1);

        assertThat(client.closeCode()).isEqualTo(1007);
    }

    @Test
    void closes1007WhenTheMessageEndsInsideACharacter() throws IOException {
        client.frame(RawClient.TEXT, "{\"a\":\"");
        client.frame(RawClient.FIN | RawClient.CONTINUATION, new byte[] {(byte) 0xF0, (byte) 0x9F});

        assertThat(client.closeCode()).isEqualTo(1007);
    }

    @Test
    void refusesAnEscapedLoneSurrogateButKeepsTheConnection() throws IOException {
        client.text("{\"t\":\"findPeople\",\"i\":1,\"query\":\"\\ud800\"}");

        assertThat(client.refused(RefusalCode.BAD_FIELD).field()).isEqualTo("query");
        client.text("{\"t\":\"ping\",\"n\":1}");
        assertThat(client.next()).isInstanceOf(Pong.class);
    }
}

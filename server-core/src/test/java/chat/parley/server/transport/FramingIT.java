package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.protocol.Pong;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of RFC 6455 for frames, and the close code that breaking each one brings.
final class FramingIT {

    private static final int FIN = RawClient.FIN;
    private static final int CONTINUATION = RawClient.CONTINUATION;
    private static final int TEXT = RawClient.TEXT;
    private static final int PING = RawClient.PING;
    private static final int MOST_BYTES = 65_536;

    @RegisterExtension static final RawServer SERVER = new RawServer();

    private RawClient client;

    @BeforeEach
    void signIn() throws IOException {
        client = SERVER.signedIn();
    }

    private static String ping(long n) {
        return "{\"t\":\"ping\",\"n\":" + n + "}";
    }

    private void sendsPong(long n) throws IOException {
        assertThat(client.next())
                .isInstanceOfSatisfying(Pong.class, pong -> assertThat(pong.n()).isEqualTo(n));
    }

    /// A ping of exactly so many bytes, filled up with spaces.
    private static String longPing(int bytes) {
        String ping = ping(1);
        return ping.substring(0, ping.length() - 1) + " ".repeat(bytes - ping.length()) + "}";
    }

    @ParameterizedTest
    @ValueSource(ints = {125, 126, 127, 65_535, MOST_BYTES})
    void takesMessagesOfEveryLengthForm(int bytes) throws IOException {
        client.text(longPing(bytes));

        sendsPong(1);
    }

    @Test
    void closes1009OverSixtyFourKibibytes() throws IOException {
        client.text(longPing(MOST_BYTES + 1));

        assertThat(client.closeCode()).isEqualTo(1009);
    }

    @Test
    void closes1009OnTheHeadAlone() throws IOException {
        client.bytes(
                ByteBuffer.allocate(10)
                        .put((byte) (FIN | TEXT))
                        .put((byte) 0xFF)
                        .putLong(1L << 40)
                        .array());

        assertThat(client.closeCode()).isEqualTo(1009);
    }

    @Test
    void closes1009WhenTheFragmentsTogetherAreTooLong() throws IOException {
        client.frame(TEXT, " ".repeat(40_000));
        client.frame(CONTINUATION, " ".repeat(40_000));

        assertThat(client.closeCode()).isEqualTo(1009);
    }

    @Test
    void closes1002OnALengthWithItsTopBitSet() throws IOException {
        client.bytes(
                ByteBuffer.allocate(10)
                        .put((byte) (FIN | TEXT))
                        .put((byte) 0xFF)
                        .putLong(Long.MIN_VALUE | 5)
                        .array());

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void closes1002OnAnUnmaskedFrame() throws IOException {
        client.bytes(new byte[] {(byte) (FIN | TEXT), 2, '{', '}'});

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x40, 0x20, 0x10})
    void closes1002OnReservedBits(int bit) throws IOException {
        client.frame(FIN | bit | TEXT, ping(1));

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF})
    void closes1002OnReservedOpcodes(int opcode) throws IOException {
        client.frame(FIN | opcode, "");

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void closes1003OnABinaryMessage() throws IOException {
        client.frame(FIN | RawClient.BINARY, ping(1));

        assertThat(client.closeCode()).isEqualTo(1003);
    }

    @Test
    void joinsFragmentsAndAnswersAPingBetweenThem() throws IOException {
        client.frame(TEXT, ping(7).substring(0, 5));
        client.frame(CONTINUATION, "");
        client.frame(FIN | PING, "between");
        client.frame(FIN | CONTINUATION, ping(7).substring(5));

        RawClient.Frame pong = client.frame();
        assertThat(pong.opcode()).isEqualTo(RawClient.PONG);
        assertThat(pong.text()).isEqualTo("between");
        sendsPong(7);
    }

    @Test
    void readsFramesThatComeByteByByte() throws IOException {
        for (byte each :
                RawClient.masked(FIN | TEXT, longPing(300).getBytes(StandardCharsets.US_ASCII))) {
            client.bytes(new byte[] {each});
        }

        sendsPong(1);
    }

    @Test
    void readsManyFramesThatComeAtOnce() throws IOException {
        ByteBuffer frames = ByteBuffer.allocate(1_000);
        for (int n = 1; n <= 5; n++) {
            frames.put(RawClient.masked(FIN | TEXT, ping(n).getBytes(StandardCharsets.US_ASCII)));
        }
        byte[] bytes = new byte[frames.position()];
        frames.flip().get(bytes);

        client.bytes(bytes);

        for (int n = 1; n <= 5; n++) {
            sendsPong(n);
        }
    }

    private void sendFragments(int fragments) throws IOException {
        client.frame(TEXT, ping(1));
        for (int n = 2; n < fragments; n++) {
            client.frame(CONTINUATION, " ");
        }
        client.frame(FIN | CONTINUATION, " ");
    }

    @Test
    void takesSixtyFourFragments() throws IOException {
        sendFragments(64);

        sendsPong(1);
    }

    @Test
    void closes1008OnTheSixtyFifthFragment() throws IOException {
        sendFragments(65);

        assertThat(client.closeCode()).isEqualTo(1008);
    }

    @ParameterizedTest
    @CsvSource({"0x80", "0x00"})
    void closes1002OnAContinuationOfNothing(String fin) throws IOException {
        client.frame(Integer.decode(fin) | CONTINUATION, ping(1));

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void closes1002OnANewMessageInsideAnother() throws IOException {
        client.frame(TEXT, "{");
        client.frame(FIN | TEXT, ping(1));

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void answersTheLongestPing() throws IOException {
        client.frame(FIN | PING, "p".repeat(125));

        assertThat(client.frame().text()).isEqualTo("p".repeat(125));
    }

    @ParameterizedTest
    @ValueSource(ints = {RawClient.PING, RawClient.PONG, RawClient.CLOSE})
    void closes1002OnALongControlFrame(int opcode) throws IOException {
        client.frame(FIN | opcode, "p".repeat(126));

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {RawClient.PING, RawClient.PONG, RawClient.CLOSE})
    void closes1002OnAFragmentedControlFrame(int opcode) throws IOException {
        client.frame(opcode, "");

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void skipsAPongThatNobodyAskedFor() throws IOException {
        client.frame(FIN | RawClient.PONG, "?");
        client.text(ping(3));

        sendsPong(3);
    }
}

package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.protocol.Pong;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Frames that no client would send, by the hundred: the server ends each connection with a code of
/// the protocol, never with a fault, and goes on serving.
final class StrangersIT {

    private static final int CONNECTIONS = 300;

    /// What a client's own doing can bring about.
    private static final Set<Integer> DESERVED =
            Set.of(1000, 1002, 1003, 1005, 1007, 1008, 1009, 4008, 4012);

    private final Random random = new Random(20261121);
    @RegisterExtension static final RawServer SERVER = new RawServer();

    @Test
    void getTheCodesThatTheyDeserve() throws IOException {
        List<String> faults = new ArrayList<>();
        int closed = 0;
        for (int n = 0; n < CONNECTIONS; n++) {
            try (RawClient client = RawClient.signedIn(SERVER.port(), SERVER.token())) {
                int code = codeFor(client);
                closed += code == 0 ? 0 : 1;
                if (code != 0 && !DESERVED.contains(code)) {
                    faults.add("connection " + n + " was closed with " + code);
                }
            }
        }

        assertThat(faults).isEmpty();
        assertThat(closed).as("connections with a close frame").isGreaterThan(CONNECTIONS / 2);
        try (RawClient client = RawClient.signedIn(SERVER.port(), SERVER.token())) {
            client.text("{\"t\":\"ping\",\"n\":5}");
            assertThat(client.next()).isInstanceOf(Pong.class);
        }
    }

    /// Sends frames out of the blue, says goodbye, and reads to the close frame.
    ///
    /// @return its code, or 0 when the socket ended without one: a wrong length may swallow the
    ///   goodbye
    private int codeFor(RawClient client) throws IOException {
        try {
            for (int frames = random.nextInt(4); frames >= 0; frames--) {
                client.bytes(frame());
            }
            client.close(1000, "");
            client.endOutput();
        } catch (SocketException _) {
            return closeCode(client);
        }
        return closeCode(client);
    }

    private static int closeCode(RawClient client) throws IOException {
        try {
            RawClient.Frame frame = client.frame();
            while (frame.opcode() != RawClient.CLOSE) {
                frame = client.frame();
            }
            return frame.payload().length < 2
                    ? 1005
                    : ByteBuffer.wrap(frame.payload()).getShort() & 0xFFFF;
        } catch (EOFException | SocketException _) {
            return 0;
        }
    }

    private byte[] frame() {
        byte[] payload =
                new byte[random.nextInt(5) == 0 ? random.nextInt(70_000) : random.nextInt(140)];
        if (random.nextBoolean()) {
            random.nextBytes(payload);
        }
        int opcode = random.nextBoolean() ? RawClient.TEXT : random.nextInt(16);
        int fin = random.nextInt(4) == 0 ? 0 : RawClient.FIN;
        int reserved = random.nextInt(8) == 0 ? random.nextInt(8) << 4 : 0;
        byte[] frame = RawClient.masked(fin | reserved | opcode, payload);
        if (random.nextInt(4) == 0) {
            frame[1] = (byte) random.nextInt(256);
        }
        return frame;
    }
}

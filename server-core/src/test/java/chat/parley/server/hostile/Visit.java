package chat.parley.server.hostile;

import chat.parley.model.CloseReason;
import chat.parley.server.transport.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/// The ways in which a client comes and goes. Any thread.
enum Visit {
    /// says all that is proper, and goodbye
    ORDERLY,
    /// is cut off while signed in
    CUT_OFF,
    /// is cut off before it reads `ready`
    CUT_OFF_AT_HELLO,
    /// is cut off in the middle of a frame
    CUT_OFF_IN_A_FRAME,
    /// leaves while its command is carried out
    LEAVES_A_COMMAND,
    /// never says hello
    NO_HELLO,
    /// shows a token that is none
    BAD_TOKEN,
    /// breaks the rules of the protocol
    BROKEN_FRAME,
    /// sends half of the upgrade
    HALF_UPGRADE,
    /// sends not a byte
    SILENT;

    /// Comes and goes.
    void make(int port, String token, Random dice) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            RawClient client = RawClient.over(socket);
            switch (this) {
                case SILENT -> {}
                case HALF_UPGRADE -> halfUpgrade(client, dice);
                default -> {
                    client.upgrade();
                    afterUpgrade(client, token, dice);
                }
            }
            if (dice.nextBoolean() && this != ORDERLY) {
                // The socket is reset and not closed.
                socket.setSoLinger(true, 0);
            }
        }
    }

    private static void halfUpgrade(RawClient client, Random dice) throws IOException {
        String request = RawClient.upgradeRequest();
        client.bytes(
                request.substring(0, 1 + dice.nextInt(request.length() - 1))
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    private void afterUpgrade(RawClient client, String token, Random dice) throws IOException {
        switch (this) {
            case NO_HELLO -> {}
            case BAD_TOKEN -> {
                client.text(RawClient.hello("nobody's"));
                expect(CloseReason.BAD_TOKEN.code(), client.closeCode());
            }
            case CUT_OFF_AT_HELLO -> client.text(RawClient.hello(token));
            default -> {
                client.text(RawClient.hello(token));
                var _ = client.next();
                signedIn(client, dice);
            }
        }
    }

    private void signedIn(RawClient client, Random dice) throws IOException {
        switch (this) {
            case ORDERLY -> {
                client.close(CloseReason.BYE.code(), "");
                expect(CloseReason.BYE.code(), client.closeCode());
            }
            case BROKEN_FRAME -> {
                client.frame(0xFF, "broken");
                expect(CloseReason.BROKEN_FRAME.code(), client.closeCode());
            }
            case LEAVES_A_COMMAND -> client.text("{\"t\":\"listPublicRooms\",\"i\":1}");
            case CUT_OFF_IN_A_FRAME -> {
                byte[] frame = RawClient.masked(0x81, new byte[200]);
                client.bytes(Arrays.copyOf(frame, 1 + dice.nextInt(frame.length - 1)));
            }
            default -> {}
        }
    }

    private static void expect(int wanted, int got) {
        if (wanted != got) {
            throw new AssertionError("closed with " + got + " and not with " + wanted);
        }
    }
}

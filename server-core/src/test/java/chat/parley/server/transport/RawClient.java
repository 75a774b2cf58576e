package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.RefusalCode;
import chat.parley.protocol.Answer;
import chat.parley.protocol.Hi;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.Ready;
import chat.parley.protocol.Refused;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.WireCodec;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A client that writes WebSocket frames byte by byte, also wrong ones, and reads what comes back.
/// For one thread; every read gives up after [#PATIENCE_MILLIS].
public final class RawClient implements AutoCloseable {

    /// The key of RFC 6455, 1.3, and what a server must make of it.
    public static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    public static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    public static final int FIN = 0x80;
    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    private static final int PATIENCE_MILLIS = 30_000;
    private static final byte[] MASK = {0x12, (byte) 0xA7, 0x00, (byte) 0xFF};

    private final Socket socket;
    private final DataInputStream in;
    private final WireCodec codec = new WireCodec();

    /// A frame of the server.
    // Never compared.
    @SuppressWarnings("ArrayRecordComponent")
    public record Frame(int opcode, byte[] payload) {

        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /// The head of an HTTP answer.
    public record Head(int status, String text) {

        /// Whether there is such a header with such a value; the name in lower case.
        boolean has(String name, String value) {
            return text.lines()
                    .anyMatch(line ->
                            line.toLowerCase(Locale.ROOT).startsWith(name + ":")
                                    && line.endsWith(" " + value));
        }
    }

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /// A client with an open socket that has said nothing yet.
    public static RawClient connect(int port) throws IOException {
        return over(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /// A client on a socket that is connected already.
    public static RawClient over(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return new RawClient(socket);
    }

    /// A client that has upgraded and read `hi`.
    public static RawClient upgraded(int port) throws IOException {
        return connect(port).upgrade();
    }

    /// Upgrades and reads `hi`.
    public RawClient upgrade() throws IOException {
        assertThat(request(upgradeRequest()).status()).isEqualTo(101);
        assertThat(next()).isInstanceOf(Hi.class);
        return this;
    }

    /// A client that has said hello and read `ready`.
    public static RawClient signedIn(int port, String token) throws IOException {
        RawClient client = upgraded(port);
        client.text(hello(token));
        assertThat(client.next()).isInstanceOf(Ready.class);
        return client;
    }

    /// A request to upgrade as it must be.
    public static String upgradeRequest() {
        return """
        GET /ws HTTP/1.1
        Host: localhost
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: %s
        Sec-WebSocket-Protocol: parley.v1

        """
                .formatted(KEY)
                .replace("\n", "\r\n");
    }

    public static String hello(String token) {
        return "{\"t\":\"hello\",\"protocol\":1,\"token\":\"%s\",\"device\":\"raw\",\"app\":\"RawClient\"}"
                .formatted(token);
    }

    /// Sends a request and reads the head of the answer.
    public Head request(String request) throws IOException {
        bytes(request.getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readUnsignedByte());
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        return new Head(Integer.parseInt(text.split(" ", 3)[1]), text);
    }

    /// Sends bytes as they are.
    public void bytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /// Sends a whole text message.
    public void text(String text) throws IOException {
        frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends a masked frame.
    ///
    /// @param first the first byte: FIN, reserved bits and opcode
    public void frame(int first, byte[] payload) throws IOException {
        bytes(masked(first, payload));
    }

    /// Sends a masked frame.
    public void frame(int first, String payload) throws IOException {
        frame(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends a close frame.
    public void close(int code, String reason) throws IOException {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        frame(
                FIN | CLOSE,
                ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
    }

    /// The bytes of a masked frame.
    public static byte[] masked(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i & 3]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    /// Reads the next frame, whatever it is.
    ///
    /// @throws EOFException when the server has closed the socket
    public Frame frame() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        assertThat(first & 0x70).as("reserved bits").isZero();
        assertThat(second & 0x80).as("the mask bit of a server").isZero();
        long length = second;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] payload = new byte[Math.toIntExact(length)];
        in.readFully(payload);
        return new Frame(first & 0x0F, payload);
    }

    /// Reads the next text frame that tells nobody's presence; no `ok` is expected.
    public ServerFrame next() throws IOException {
        return read(_ -> null);
    }

    /// Reads the next text frame that tells nobody's presence; in an `ok` it expects this answer.
    public ServerFrame next(Class<? extends Answer> answer) throws IOException {
        return read(_ -> answer);
    }

    private ServerFrame read(LongFunction<@Nullable Class<? extends Answer>> expected)
            throws IOException {
        ServerFrame read;
        do {
            Frame frame = frame();
            assertThat(frame.opcode()).as("opcode of %s", frame.text()).isEqualTo(TEXT);
            read = codec.readServerFrame(frame.text(), expected);
        } while (read == null || read instanceof PresenceSeen);
        return read;
    }

    /// Reads the next frame, which must be a refusal with this code.
    public Refused refused(RefusalCode code) throws IOException {
        Refused refused = (Refused) next();
        assertThat(refused.code()).as(refused.message()).isEqualTo(code);
        return refused;
    }

    /// Reads to the close frame, answers it, and sees that the server then closes the socket.
    ///
    /// @return the close code; 1005 where there is none
    public int closeCode() throws IOException {
        Frame frame = frame();
        while (frame.opcode() != CLOSE) {
            frame = frame();
        }
        if (frame.payload().length >= 2 && !socket.isOutputShutdown()) {
            answerClose(frame.payload());
        }
        assertThat(gone()).as("the server closes the socket after the close frame").isTrue();
        return frame.payload().length < 2
                ? 1005
                : ByteBuffer.wrap(frame.payload()).getShort() & 0xFFFF;
    }

    private void answerClose(byte[] payload) {
        try {
            frame(FIN | CLOSE, payload);
        } catch (IOException _) {
            // The server was faster; that it is gone is what comes next.
            assertThat(socket.isClosed()).isFalse();
        }
    }

    /// Whether the server closes the socket without another byte.
    public boolean gone() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException _) {
            return true;
        }
    }

    /// Says that nothing more will come.
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package chat.parley.benchmarks.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// A WebSocket connection to a server on this machine over a blocking socket: good for virtual
/// threads. One thread receives, any thread sends.
public final class WireSocket implements AutoCloseable {

    private static final int MAX_HEADER = 8192;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private volatile int closeCode;

    private WireSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
    }

    /// Connects and upgrades.
    ///
    /// @param timeout for connecting and for the answer to the upgrade
    /// @throws IOException if nobody listens or the server does not upgrade
    public static WireSocket connect(int port, Duration timeout) throws IOException {
        Socket socket = open(port, timeout);
        try {
            WireSocket wire = new WireSocket(socket);
            wire.upgrade(port);
            socket.setSoTimeout(0);
            return wire;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Connects and sends only the first half of an upgrade request; nothing more will come.
    public static Socket connectHalfway(int port, Duration timeout) throws IOException {
        Socket socket = open(port, timeout);
        String request = request(port);
        socket.getOutputStream().write(ascii(request.substring(0, request.length() / 2)));
        return socket;
    }

    private static Socket open(int port, Duration timeout) throws IOException {
        int millis = Math.toIntExact(timeout.toMillis());
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(millis);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// The upgrade request of RFC 6455, 4.1, with its example key.
    static String request(int port) {
        return """
        GET /ws HTTP/1.1
        Host: 127.0.0.1:%d
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Protocol: parley.v1

        """
                .formatted(port)
                .replace("\n", "\r\n");
    }

    private void upgrade(int port) throws IOException {
        out.write(ascii(request(port)));
        String answer = readHeader(in);
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("not upgraded: " + answer.lines().findFirst().orElse(""));
        }
    }

    /// Reads a block of HTTP header lines, with the empty line that ends it.
    public static String readHeader(InputStream in) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int b = in.read();
            if (b < 0 || header.size() >= MAX_HEADER) {
                throw new EOFException("no whole header: " + header);
            }
            header.write(b);
            matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
        }
        return header.toString(StandardCharsets.US_ASCII);
    }

    /// Sends a text message in UTF-8, waiting as long as the server does not read.
    public void send(byte[] text) throws IOException {
        send(WireFrame.text(text));
    }

    private void send(WireFrame frame) throws IOException {
        byte[] bytes = frame.encoded(ThreadLocalRandom.current());
        synchronized (out) {
            out.write(bytes);
        }
    }

    /// Waits for the next text message; null once the connection has ended, however it ended.
    public @Nullable String receive() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try {
            while (true) {
                WireFrame frame = WireFrame.read(in);
                if (frame == null) {
                    return null;
                }
                switch (frame.opcode()) {
                    case WireFrame.TEXT, WireFrame.CONTINUATION -> {
                        message.writeBytes(frame.payload());
                        if (frame.last()) {
                            return message.toString(StandardCharsets.UTF_8);
                        }
                    }
                    case WireFrame.PING ->
                            send(new WireFrame(WireFrame.PONG, true, frame.payload()));
                    case WireFrame.CLOSE -> {
                        closeCode = frame.payload().length < 2 ? 0 : code(frame.payload());
                        return null;
                    }
                    default -> {
                        // A pong asks for nothing.
                    }
                }
            }
        } catch (IOException _) {
            // A killed server resets the connection: to the caller that is one more way to end.
            return null;
        }
    }

    private static int code(byte[] payload) {
        return ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    }

    /// The code that the server closed with, 0 if it did not say.
    public int closeCode() {
        return closeCode;
    }

    /// Cuts the connection without a word, as a pulled cable does.
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

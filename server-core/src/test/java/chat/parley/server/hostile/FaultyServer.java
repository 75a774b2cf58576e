package chat.parley.server.hostile;

import chat.parley.server.transport.RawClient;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server as it must not be: it says hi and ready, answers pings, and does one thing wrong with
/// everything else. Its thread ends with its clients.
final class FaultyServer implements AutoCloseable {

    /// What it does wrong.
    enum Fault {
        /// none: refuses as it must
        NONE,
        SAYS_INTERNAL,
        SAYS_NOTHING,
        ANSWERS_TWICE,
        NAMES_ANOTHER_NUMBER,
        CLOSES_AS_FAULTY,
        HANGS_UP
    }

    private static final Pattern PING = Pattern.compile("\"ping\",\"n\":(\\d+)");

    private final ServerSocket socket;
    private final Fault fault;

    FaultyServer(Fault fault) throws IOException {
        this.fault = fault;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("faulty").start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        boolean open = true;
        while (open) {
            open = acceptOne();
        }
    }

    private boolean acceptOne() {
        try (Socket client = socket.accept()) {
            serve(new DataInputStream(client.getInputStream()), client.getOutputStream());
            return true;
        } catch (IOException _) {
            return !socket.isClosed();
        }
    }

    private void serve(DataInputStream in, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        out.write("HTTP/1.1 101 Switching\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        text(
                out,
                "{\"t\":\"hi\",\"serverId\":\"x\",\"protocol\":[1],\"heartbeatMs\":1,\"maxFrameBytes\":1}");
        var _ = message(in);
        text(out, "{\"t\":\"ready\"}");
        boolean open = true;
        while (open) {
            String message = message(in);
            Matcher ping = PING.matcher(message);
            if (ping.find()) {
                text(out, "{\"t\":\"pong\",\"n\":%s}".formatted(ping.group(1)));
            } else if (!message.contains("listSessions")) {
                open = answer(out);
            }
        }
    }

    private boolean answer(OutputStream out) throws IOException {
        switch (fault) {
            case NONE -> refuse(out, "BAD_FIELD", 2);
            case SAYS_INTERNAL -> refuse(out, "INTERNAL", 2);
            case SAYS_NOTHING -> {}
            case ANSWERS_TWICE -> {
                refuse(out, "BAD_FIELD", 2);
                refuse(out, "BAD_FIELD", 2);
            }
            case NAMES_ANOTHER_NUMBER -> refuse(out, "BAD_FIELD", 3);
            case CLOSES_AS_FAULTY -> out.write(new byte[] {(byte) 0x88, 2, 3, (byte) 0xF3});
            case HANGS_UP -> {
                return false;
            }
        }
        return true;
    }

    private static void refuse(OutputStream out, String code, int re) throws IOException {
        text(out, "{\"t\":\"refused\",\"re\":%d,\"code\":\"%s\"}".formatted(re, code));
    }

    private static void text(OutputStream out, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        out.write(
                ByteBuffer.allocate(bytes.length + 2)
                        .put((byte) (RawClient.FIN | RawClient.TEXT))
                        .put((byte) bytes.length)
                        .put(bytes)
                        .array());
        out.flush();
    }

    /// A masked message of less than 64 KiB.
    private static String message(DataInputStream in) throws IOException {
        in.readByte();
        int length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] mask = new byte[4];
        in.readFully(mask);
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        for (int i = 0; i < length; i++) {
            bytes[i] ^= mask[i & 3];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

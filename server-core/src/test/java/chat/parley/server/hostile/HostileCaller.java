package chat.parley.server.hostile;

import chat.parley.model.RefusalCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Lets each request go on a socket of its own, says that nothing more will come, and tells what
/// was answered: the status, with more behind it if the body is not what it must be. Any thread.
final class HostileCaller {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int SHORT_MILLIS = 100;

    private final int port;

    HostileCaller(int port) {
        this.port = port;
    }

    /// Calls and tells the outcome.
    String call(Shot shot) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(shot.bytes());
            PushbackInputStream in = new PushbackInputStream(socket.getInputStream());
            if (shot.what().startsWith("BAD ")) {
                endIfSilent(socket, in);
            }
            boolean bare = shot.what().startsWith("HEAD ");
            return read(new DataInputStream(new BufferedInputStream(in)), bare);
        } catch (EOFException | SocketException _) {
            return "gone";
        } catch (SocketTimeoutException _) {
            return "no answer at all";
        }
    }

    /// Of some requests more might come: that the server waits for it is right, until the client
    /// says that nothing does.
    private static void endIfSilent(Socket socket, PushbackInputStream in) throws IOException {
        socket.setSoTimeout(SHORT_MILLIS);
        try {
            int first = in.read();
            if (first >= 0) {
                in.unread(first);
            }
        } catch (SocketTimeoutException _) {
            socket.shutdownOutput();
        }
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    private static String read(DataInputStream in, boolean bare) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        String status = head.substring(9, 12);
        int length = length(head.toString());
        if (bare || length == 0) {
            return status;
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return status.charAt(0) == '4' ? status + wrongBody(body) : status;
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line -> Integer.valueOf(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    /// A refusal says a listed code and nothing of a fault.
    private static String wrongBody(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        JsonNode read = JsonMill.object(text);
        String code = read.path("code").asText();
        boolean listed =
                Arrays.stream(RefusalCode.values())
                        .anyMatch(each -> each != RefusalCode.INTERNAL && each.name().equals(code));
        return listed && !read.has("incident") ? "" : " " + text;
    }
}

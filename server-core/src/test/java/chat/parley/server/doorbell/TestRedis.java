package chat.parley.server.doorbell;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import redis.embedded.RedisServer;

/// A real Redis for tests, on a free port; can be stopped and started again on the same one. Owned
/// by one test.
public final class TestRedis implements AutoCloseable {

    private final int port = freePort();
    private RedisServer server = server();

    /// Starts it.
    public TestRedis() {
        start();
    }

    /// Where it is.
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /// Lets it vanish.
    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets it answer nobody for a while, without a connection being lost.
    public void pause(Duration time) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            byte[] command = "CLIENT PAUSE %d\r\n".formatted(time.toMillis()).getBytes(US_ASCII);
            socket.getOutputStream().write(command);
            byte[] answer = socket.getInputStream().readNBytes("+OK".length());
            if (!"+OK".equals(new String(answer, US_ASCII))) {
                throw new IllegalStateException("not paused");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Brings it back, empty.
    public void start() {
        try {
            server = server();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private RedisServer server() {
        try {
            return RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

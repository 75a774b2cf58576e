package chat.parley.server.doorbell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
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

package chat.parley.server.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/// A real Redis of a test that can be stopped and started again on the same port. Keeps nothing.
/// Owned by the test's thread.
public final class RedisProcess implements AutoCloseable {

    private final int port;
    private RedisServer server;

    private RedisProcess(int port) {
        this.port = port;
        this.server = started();
    }

    /// Starts one on a free port.
    public static RedisProcess start() {
        return new RedisProcess(freePort());
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /// Where it is.
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /// Ends it; those connected see their connections break.
    public void stop() {
        try {
            server.stop();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Starts it again, empty.
    public void startAgain() {
        server = started();
    }

    @Override
    public void close() {
        stop();
    }

    private RedisServer started() {
        try {
            RedisServer next =
                    RedisServer.newRedisServer()
                            .port(port)
                            .setting("bind 127.0.0.1")
                            .setting("save \"\"")
                            .build();
            next.start();
            return next;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

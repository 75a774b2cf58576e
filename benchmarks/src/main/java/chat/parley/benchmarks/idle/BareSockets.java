package chat.parley.benchmarks.idle;

import chat.parley.benchmarks.fanout.Audience;
import chat.parley.benchmarks.fanout.BareFanout;
import chat.parley.benchmarks.process.JavaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// A process that holds accepted sockets and nothing else.
final class BareSockets implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JavaProcess process;
    private final int port;
    private final int count;
    private final SocketChannel trigger;
    private final Audience audience;

    BareSockets(Path frame, int count) throws IOException, TimeoutException {
        this.count = count;
        Files.write(frame, new byte[] {0});
        process =
                JavaProcess.start(
                        List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx512m"),
                        BareFanout.class.getName(),
                        List.of(frame.toString(), Integer.toString(count)));
        String ready = process.awaitLine(line -> line.startsWith("ready "), PATIENCE);
        port = Integer.parseInt(ready.substring(6));
        trigger = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        audience = new Audience("bare idle audience");
    }

    JavaProcess process() {
        return process;
    }

    /// Opens all connections.
    void seat() throws IOException, TimeoutException {
        for (int i = 0; i < count; i++) {
            audience.seat(port, new byte[0], true);
        }
        process.awaitLine(line -> line.equals("seated"), PATIENCE);
    }

    @Override
    public void close() throws IOException {
        trigger.close();
        audience.close();
        process.close();
    }
}

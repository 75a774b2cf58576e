package chat.parley.benchmarks.fanout;

import chat.parley.benchmarks.process.JavaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// The same audience in front of a [BareFanout] process.
final class BareSide implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JavaProcess process;
    private final Audience audience;
    private final SocketChannel trigger;
    private final int listeners;

    BareSide(byte[] frame, int listeners, Path file) throws IOException, TimeoutException {
        this.listeners = listeners;
        Files.write(file, frame);
        process =
                JavaProcess.start(
                        List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"),
                        BareFanout.class.getName(),
                        List.of(file.toString(), Integer.toString(listeners)));
        String ready = process.awaitLine(line -> line.startsWith("ready "), PATIENCE);
        int port = Integer.parseInt(ready.substring(6));
        trigger = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        trigger.setOption(StandardSocketOptions.TCP_NODELAY, true);
        audience = new Audience("audience of the bare loop");
        for (int i = 0; i < listeners; i++) {
            audience.seat(port, new byte[0], true);
        }
        process.awaitLine(line -> line.equals("seated"), PATIENCE);
    }

    /// Lets the frame be written `messages` times to all.
    ///
    /// @return processor time of the process, µs a delivery
    double deliver(int messages) throws IOException, TimeoutException {
        ByteBuffer signal = ByteBuffer.allocate(1);
        long heard = audience.posted();
        long before = process.use().cpu().toNanos();
        for (int i = 1; i <= messages; i++) {
            trigger.write(signal.rewind());
            audience.awaitPosted(heard + (long) i * listeners, PATIENCE);
        }
        return (process.use().cpu().toNanos() - before) / 1e3 / messages / listeners;
    }

    @Override
    public void close() throws IOException {
        trigger.close();
        audience.close();
        process.close();
    }
}

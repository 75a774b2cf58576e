package chat.parley.benchmarks.slow;

import chat.parley.benchmarks.wire.Crowd;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/// A client that stops doing its part: it never reads, or never finishes its upgrade.
final class BadClient implements AutoCloseable {

    private static final int SMALL = 4096;

    private final Socket socket;

    private BadClient(int port, byte[] words) throws IOException {
        socket = new Socket();
        // A small window, so that the server and not the kernel has to hold what is not read.
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write(words);
    }

    /// One that signs in and then never reads a byte.
    static BadClient thatNeverReads(int port, Crowd crowd, int person) throws IOException {
        return new BadClient(port, crowd.greeting(port, person));
    }

    /// One that sends half of its upgrade request and nothing more.
    static BadClient thatStopsHalfway(int port, Crowd crowd, int person) throws IOException {
        byte[] greeting = crowd.greeting(port, person);
        return new BadClient(port, Arrays.copyOf(greeting, 60));
    }

    /// Whether the server has ended the connection. Reads what lies in the buffers of the two
    /// machines: a server that still holds the connection would go on sending, or say nothing.
    boolean ended(Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        byte[] buffer = new byte[1 << 16];
        try {
            InputStream in = socket.getInputStream();
            while (System.nanoTime() < deadline) {
                if (in.read(buffer) < 0) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            // Reset: the server closed with bytes on their way.
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

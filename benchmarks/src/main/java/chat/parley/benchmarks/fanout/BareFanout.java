package chat.parley.benchmarks.fanout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The floor under any fan-out in Java, as a process: for each byte from its first connection it
/// writes the same frame to all others with [SocketChannel#write], and does nothing else.
public final class BareFanout {

    private BareFanout() {}

    /// Serves until its first connection ends.
    ///
    /// @param args the file that holds the frame, and how many listeners will come
    public static void main(String[] args) throws IOException {
        ByteBuffer frame = direct(Files.readAllBytes(Path.of(args[0])));
        int listeners = Integer.parseInt(args[1]);
        try (ServerSocketChannel door = ServerSocketChannel.open()) {
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            System.out.println("ready " + door.socket().getLocalPort());
            try (SocketChannel trigger = door.accept()) {
                List<SocketChannel> channels = new ArrayList<>();
                for (int i = 0; i < listeners; i++) {
                    SocketChannel channel = door.accept();
                    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    channel.configureBlocking(false);
                    channels.add(channel);
                }
                System.out.println("seated");
                serve(trigger, channels, frame);
            }
        }
    }

    private static void serve(SocketChannel trigger, List<SocketChannel> channels, ByteBuffer frame)
            throws IOException {
        ByteBuffer in = ByteBuffer.allocateDirect(1);
        while (trigger.read(in.clear()) >= 0) {
            for (SocketChannel channel : channels) {
                frame.rewind();
                while (frame.hasRemaining()) {
                    channel.write(frame);
                }
            }
        }
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}

package chat.parley.server.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;

/// Takes what the engine itself wants to send, which is only pongs and close frames. Called on the
/// connection's event loop.
final class ChannelWriter extends Writer {

    private final Channel channel;
    private final ClientConnection connection;

    ChannelWriter(Channel channel, ClientConnection connection) {
        this.channel = channel;
        this.connection = connection;
    }

    @Override
    public void write(ByteBuffer buffer, CompletionHandler<ByteBuffer> completionHandler) {
        if (channel.isActive()) {
            var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(buffer), channel.voidPromise());
        }
        completionHandler.completed(buffer);
    }

    @Override
    public void close() {
        connection.onEngineDone();
    }
}

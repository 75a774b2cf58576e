package chat.parley.server.transport;

import chat.parley.model.CloseReason;
import chat.parley.protocol.WireCodec;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.glassfish.tyrus.spi.ReadHandler;

/// Stands between the socket and the WebSocket engine: looks at each frame's head (RFC 6455, 5.2)
/// as soon as it is there, closes the connection on what the protocol forbids, and gives the engine
/// whole frames only. Owned by the connection's event loop.
final class FrameGuard extends ByteToMessageDecoder {

    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int MASK_BYTES = 4;
    private static final int MOST_CONTROL_BYTES = 125;

    private final ClientConnection connection;
    private final ReadHandler engine;
    private final int mostFragments;
    private final long messageNanos;

    private boolean headKnown;
    private int opcode;
    private boolean last;
    private int headBytes;
    private int payloadBytes;
    private boolean inMessage;
    private int fragments;
    private long messageBytes;
    private long startedAt;
    private boolean ended;

    FrameGuard(
            ClientConnection connection,
            ReadHandler engine,
            int mostFragments,
            int messageSeconds) {
        this.connection = connection;
        this.engine = engine;
        this.mostFragments = mostFragments;
        this.messageNanos = TimeUnit.SECONDS.toNanos(messageSeconds);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (ended) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (startedAt == 0) {
            startedAt = System.nanoTime();
        }
        if (!headKnown && !readHead(in)) {
            return;
        }
        if (in.readableBytes() < headBytes + payloadBytes) {
            return;
        }
        headKnown = false;
        pass(ctx, in.readSlice(headBytes + payloadBytes));
        if (!inMessage) {
            startedAt = 0;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        ended = true;
        super.channelInactive(ctx);
        connection.onGone();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            connection.outbound().drain();
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // Either way nothing more can be said on it.
        Breakage.note(cause);
        var _ = ctx.close();
    }

    /// Whether it hears nothing any more, also no goodbye: after a frame that broke the rules
    /// nobody knows where the next one begins.
    boolean deaf() {
        return ended;
    }

    /// Ends the connection when a message has taken too long to arrive.
    ///
    /// @param now from [System#nanoTime()]
    void look(long now) {
        if (startedAt != 0 && !ended && now - startedAt > messageNanos) {
            refuse(CloseReason.TOO_FAST);
        }
    }

    private boolean readHead(ByteBuf in) {
        if (in.readableBytes() < 2) {
            return false;
        }
        int first = in.getUnsignedByte(in.readerIndex());
        int second = in.getUnsignedByte(in.readerIndex() + 1);
        opcode = first & 0x0F;
        last = (first & 0x80) != 0;
        if (!allowed(first, second)) {
            return false;
        }
        int lengthBytes = (second & 0x7F) < 126 ? 0 : (second & 0x7F) == 126 ? 2 : 8;
        if (in.readableBytes() < 2 + lengthBytes) {
            return false;
        }
        long length =
                switch (lengthBytes) {
                    case 0 -> second & 0x7F;
                    case 2 -> in.getUnsignedShort(in.readerIndex() + 2);
                    default -> in.getLong(in.readerIndex() + 2);
                };
        if (!fits(length)) {
            return false;
        }
        headBytes = 2 + lengthBytes + MASK_BYTES;
        payloadBytes = (int) length;
        headKnown = true;
        return true;
    }

    private boolean allowed(int first, int second) {
        boolean control = opcode >= CLOSE;
        boolean known = opcode <= BINARY || (opcode >= CLOSE && opcode <= PONG);
        if ((first & 0x70) != 0 || !known || (second & 0x80) == 0) {
            return refuse(CloseReason.BROKEN_FRAME);
        }
        if (control && (!last || (second & 0x7F) > MOST_CONTROL_BYTES)) {
            return refuse(CloseReason.BROKEN_FRAME);
        }
        if (opcode == CLOSE && (second & 0x7F) == 1) {
            return refuse(CloseReason.BROKEN_FRAME);
        }
        if (opcode == BINARY) {
            return refuse(CloseReason.NOT_TEXT);
        }
        if ((opcode == TEXT && inMessage) || (opcode == CONTINUATION && !inMessage)) {
            return refuse(CloseReason.BROKEN_FRAME);
        }
        return true;
    }

    private boolean fits(long length) {
        if (length < 0) {
            return refuse(CloseReason.BROKEN_FRAME);
        }
        if (opcode >= CLOSE) {
            return true;
        }
        // Over all fragments of a message.
        long most = WireCodec.MAX_FRAME_BYTES;
        if (length > most || messageBytes + length > most) {
            return refuse(CloseReason.TOO_LARGE);
        }
        if (fragments + 1 > mostFragments) {
            return refuse(CloseReason.POLICY);
        }
        return true;
    }

    private void pass(ChannelHandlerContext ctx, ByteBuf frame) {
        if (opcode < CLOSE) {
            inMessage = !last;
            fragments = last ? 0 : fragments + 1;
            messageBytes = last ? 0 : messageBytes + payloadBytes;
        }
        if (opcode == CLOSE) {
            connection.onClientClose();
            ended = true;
            if (!connection.open()) {
                var _ = ctx.close();
                return;
            }
        }
        if (!connection.open()) {
            return;
        }
        if (opcode == PING) {
            connection.onPing();
        }
        engine.handle(frame.nioBuffer());
    }

    private boolean refuse(CloseReason reason) {
        ended = true;
        connection.close(reason, "");
        return false;
    }
}

package chat.parley.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/// Makes complete, unmasked WebSocket frames (RFC 6455, 5.2), as a server sends them.
final class Frames {

    private static final int FIN_TEXT = 0x81;
    private static final int ONE_BYTE_LENGTH = 125;
    private static final int TWO_BYTE_LENGTH = 0xFFFF;
    private static final int LARGEST_HEADER = 10;

    private Frames() {}

    /// A text frame around a payload, in memory outside the heap so that a socket takes it without
    /// a copy. The caller owns it.
    static ByteBuf text(ByteBufAllocator allocator, byte[] payload) {
        ByteBuf frame = allocator.directBuffer(payload.length + LARGEST_HEADER);
        frame.writeByte(FIN_TEXT);
        if (payload.length <= ONE_BYTE_LENGTH) {
            frame.writeByte(payload.length);
        } else if (payload.length <= TWO_BYTE_LENGTH) {
            frame.writeByte(ONE_BYTE_LENGTH + 1).writeShort(payload.length);
        } else {
            frame.writeByte(ONE_BYTE_LENGTH + 2).writeLong(payload.length);
        }
        return frame.writeBytes(payload);
    }
}

package chat.parley.benchmarks.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One WebSocket frame (RFC 6455, 5.2), as much of it as a well-behaved peer needs. Whoever holds
/// one does not change its bytes.
public final class WireFrame {

    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    private static final int MASKED = 0x80;
    private static final int FINAL = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    private final int opcode;
    private final boolean last;
    private final byte[] payload;

    /// A frame.
    ///
    /// @param opcode one of the constants
    /// @param last whether the message ends with this frame
    /// @param payload unmasked
    public WireFrame(int opcode, boolean last, byte[] payload) {
        this.opcode = opcode;
        this.last = last;
        this.payload = payload;
    }

    /// A whole text message.
    public static WireFrame text(byte[] utf8) {
        return new WireFrame(TEXT, true, utf8);
    }

    /// What kind of frame it is.
    public int opcode() {
        return opcode;
    }

    /// Whether the message ends with it.
    public boolean last() {
        return last;
    }

    /// Its content, unmasked.
    public byte[] payload() {
        return payload;
    }

    /// The frame as the bytes to write, masked with bytes from `mask` if it is given (as a client
    /// must), plain otherwise.
    public byte[] encoded(@Nullable RandomGenerator mask) {
        int flag = mask == null ? 0 : MASKED;
        ByteBuffer out = ByteBuffer.allocate(payload.length + 14);
        out.put((byte) ((last ? FINAL : 0) | opcode));
        if (payload.length < LENGTH_16) {
            out.put((byte) (flag | payload.length));
        } else if (payload.length <= 0xFFFF) {
            out.put((byte) (flag | LENGTH_16)).putShort((short) payload.length);
        } else {
            out.put((byte) (flag | LENGTH_64)).putLong(payload.length);
        }
        if (mask == null) {
            out.put(payload);
        } else {
            byte[] key = new byte[4];
            mask.nextBytes(key);
            out.put(key).put(masked(payload, key));
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /// Reads the next frame, waiting for it; null if the peer ended the stream between two frames.
    public static @Nullable WireFrame read(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (length == LENGTH_16) {
            length = in.readUnsignedShort();
        } else if (length == LENGTH_64) {
            length = in.readLong();
        }
        byte[] key = in.readNBytes((second & MASKED) == 0 ? 0 : 4);
        byte[] payload = in.readNBytes(Math.toIntExact(length));
        if (payload.length < length) {
            throw new EOFException("the stream ended inside a frame");
        }
        boolean last = (first & FINAL) != 0;
        return new WireFrame(first & 0x0F, last, key.length == 0 ? payload : masked(payload, key));
    }

    private static byte[] masked(byte[] payload, byte[] key) {
        byte[] result = new byte[payload.length];
        for (int i = 0; i < payload.length; i++) {
            result[i] = (byte) (payload[i] ^ key[i & 3]);
        }
        return result;
    }
}

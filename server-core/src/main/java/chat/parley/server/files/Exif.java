package chat.parley.server.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The one thing of Exif that is kept, because a picture is seen wrongly without it: how it is to
/// be turned (TIFF 6.0, tag 274). No state.
final class Exif {

    private static final int UPRIGHT = 1;
    private static final int TURNED_MOST = 8;
    private static final short TAG = 0x0112;
    private static final int ENTRY = 12;
    private static final int HEADER = 8;

    private Exif() {}

    /// How a picture is to be turned, 1 to 8; 1 if nothing can be read.
    ///
    /// @param tiff from its byte order mark on
    static int orientation(byte[] tiff) {
        if (tiff.length < HEADER) {
            return UPRIGHT;
        }
        ByteBuffer in = ByteBuffer.wrap(tiff);
        in.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long first = Integer.toUnsignedLong(in.getInt(4));
        if (first + 2 > tiff.length) {
            return UPRIGHT;
        }
        int at = (int) first;
        int entries = Short.toUnsignedInt(in.getShort(at));
        at += 2;
        for (int i = 0; i < entries && at + ENTRY <= tiff.length; i++, at += ENTRY) {
            if (in.getShort(at) == TAG) {
                int value = Short.toUnsignedInt(in.getShort(at + 8));
                return value >= UPRIGHT && value <= TURNED_MOST ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /// The shortest Exif that tells how to turn, and nothing else.
    static byte[] turned(int orientation) {
        return ByteBuffer.allocate(26)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(HEADER)
                .putShort((short) 1)
                .putShort(TAG)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }
}

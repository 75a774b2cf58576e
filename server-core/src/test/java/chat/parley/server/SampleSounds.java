package chat.parley.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Sounds for tests: the pages of an Ogg file that say what it is and how long. No state.
public final class SampleSounds {

    private SampleSounds() {}

    /// Opus in Ogg, without anything to be heard.
    ///
    /// @param granule count of samples at 48 kHz on the last page
    /// @param preSkip how many of them are not heard
    public static byte[] opus(long granule, int preSkip) {
        ByteBuffer head =
                ByteBuffer.allocate(19)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                        .put((byte) 1)
                        .put((byte) 1)
                        .putShort((short) preSkip)
                        .putInt(16_000)
                        .putShort((short) 0)
                        .put((byte) 0);
        byte[] tags = new byte[16];
        System.arraycopy("OpusTags".getBytes(StandardCharsets.US_ASCII), 0, tags, 0, 8);
        ByteBuffer all = ByteBuffer.allocate(1_024);
        page(all, 0, 2, 0, head.array());
        page(all, 1, 0, 0, tags);
        page(all, 2, 0, -1, new byte[200]);
        page(all, 3, 4, granule, new byte[200]);
        byte[] bytes = new byte[all.position()];
        all.flip().get(bytes);
        return bytes;
    }

    private static void page(ByteBuffer to, int number, int flags, long granule, byte[] body) {
        to.order(ByteOrder.LITTLE_ENDIAN)
                .put("OggS".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .put((byte) flags)
                .putLong(granule)
                .putInt(7)
                .putInt(number)
                .putInt(0)
                .put((byte) 1)
                .put((byte) body.length)
                .put(body);
    }
}

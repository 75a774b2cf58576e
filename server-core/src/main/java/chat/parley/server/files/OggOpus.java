package chat.parley.server.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Reads how long an Opus sound in an Ogg file is: the granule position of its last page is its
/// count of samples at 48 kHz (RFC 7845, 4), of which the pre-skip of its header is not heard. No
/// state.
final class OggOpus {

    private static final int PAGE_HEADER = 27;
    private static final int SAMPLES_PER_MS = 48;

    /// No page is longer than 65,307 bytes, so the last one begins within these.
    private static final int TAIL = 65_307 * 2;

    private static final int HEAD = 4_096;
    private static final byte[] CAPTURE = "OggS".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OPUS = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    private static final int PRE_SKIP_AT = 10;
    private static final int GRANULE_AT = 6;

    private OggOpus() {}

    /// How long it sounds in milliseconds; absent if it is something else or broken.
    static @Nullable Long durationMs(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer head = read(channel, 0, HEAD);
            int opus = first(head, OPUS);
            if (!startsWith(head, 0, CAPTURE)
                    || opus < 0
                    || opus + PRE_SKIP_AT + 2 > head.limit()) {
                return null;
            }
            int preSkip = Short.toUnsignedInt(head.getShort(opus + PRE_SKIP_AT));
            ByteBuffer tail = read(channel, Math.max(0, channel.size() - TAIL), TAIL);
            long granule = lastGranule(tail);
            return granule < preSkip ? null : (granule - preSkip) / SAMPLES_PER_MS;
        }
    }

    /// The position on the last page on which a packet ends; -1 if there is none.
    private static long lastGranule(ByteBuffer tail) {
        int end = tail.limit();
        for (int at = last(tail, CAPTURE, end); at >= 0; at = last(tail, CAPTURE, at)) {
            if (at + PAGE_HEADER <= end && tail.getLong(at + GRANULE_AT) >= 0) {
                return tail.getLong(at + GRANULE_AT);
            }
        }
        return -1;
    }

    private static int first(ByteBuffer in, byte[] wanted) {
        for (int at = 0; at < in.limit(); at++) {
            if (startsWith(in, at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    private static int last(ByteBuffer in, byte[] wanted, int before) {
        for (int at = before - 1; at >= 0; at--) {
            if (startsWith(in, at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean startsWith(ByteBuffer in, int at, byte[] wanted) {
        if (at + wanted.length > in.limit()) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (in.get(at + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static ByteBuffer read(FileChannel channel, long from, int most) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN);
        long at = from;
        int n = channel.read(buffer, at);
        while (n > 0) {
            at += n;
            n = channel.read(buffer, at);
        }
        return buffer.flip();
    }
}

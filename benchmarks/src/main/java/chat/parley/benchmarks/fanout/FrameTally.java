package chat.parley.benchmarks.fanout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Counts the frames in what one connection receives, without keeping them: first the header of the
/// upgrade's answer, then frames. It tells messages, the end of `ready` and everything else apart
/// by how the text begins.
final class FrameTally {

    private static final byte[] HEADER_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] POSTED =
            "{\"t\":\"messagePosted\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] READY = "{\"t\":\"ready\"".getBytes(StandardCharsets.US_ASCII);

    private final byte[] head = new byte[10 + POSTED.length];
    private int headFilled;
    private int headWanted;
    private int matchedHeader;
    private long skip;
    private long posted;
    private long ready;

    /// Starts before the answer to the upgrade, or at the first frame.
    ///
    /// @param upgraded whether the answer to the upgrade was read already
    FrameTally(boolean upgraded) {
        matchedHeader = upgraded ? HEADER_END.length : 0;
        headWanted = 2;
    }

    /// Messages posted so far.
    long posted() {
        return posted;
    }

    /// Frames of `ready` so far.
    long ready() {
        return ready;
    }

    /// Takes what was received, all of it.
    void accept(ByteBuffer in) {
        while (in.hasRemaining()) {
            if (matchedHeader < HEADER_END.length) {
                header(in.get());
            } else if (skip > 0) {
                int step = (int) Math.min(skip, in.remaining());
                in.position(in.position() + step);
                skip -= step;
            } else {
                frame(in.get());
            }
        }
    }

    private void header(byte b) {
        matchedHeader = b == HEADER_END[matchedHeader] ? matchedHeader + 1 : b == '\r' ? 1 : 0;
    }

    private void frame(byte b) {
        head[headFilled++] = b;
        if (headFilled < headWanted) {
            return;
        }
        int lengthBytes = lengthBytes();
        if (headWanted == 2 && lengthBytes > 0) {
            headWanted = 2 + lengthBytes;
            return;
        }
        int frameHeader = 2 + lengthBytes;
        long length = length(lengthBytes);
        int wanted = frameHeader + (int) Math.min(length, POSTED.length);
        if (headWanted < wanted) {
            headWanted = wanted;
            return;
        }
        count(frameHeader);
        skip = length - (headFilled - frameHeader);
        headFilled = 0;
        headWanted = 2;
    }

    private int lengthBytes() {
        int low = head[1] & 0x7F;
        return low == 126 ? 2 : low == 127 ? 8 : 0;
    }

    private long length(int lengthBytes) {
        return switch (lengthBytes) {
            case 2 -> ByteBuffer.wrap(head).getShort(2) & 0xFFFF;
            case 8 -> ByteBuffer.wrap(head).getLong(2);
            default -> head[1] & 0x7F;
        };
    }

    private void count(int from) {
        if (beginsWith(POSTED, from)) {
            posted++;
        } else if (beginsWith(READY, from)) {
            ready++;
        }
    }

    private boolean beginsWith(byte[] text, int from) {
        if (headFilled - from < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (head[from + i] != text[i]) {
                return false;
            }
        }
        return true;
    }
}

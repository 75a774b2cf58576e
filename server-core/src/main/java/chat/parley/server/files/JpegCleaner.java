package chat.parley.server.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes a JPEG again with only what is needed to see it: tables, scans, the colour profile and
/// the way to turn it. Everything else goes: Exif, XMP, IPTC, comments, small and further pictures,
/// what stands between segments or behind the end. Used once, by one thread.
final class JpegCleaner {

    /// Far more than any program writes; each goes over the whole picture, however short it is.
    private static final int MOST_SCANS = 200;

    private static final int MARK = 0xFF;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int JFIF_LENGTH = 14;
    private static final int ADOBE_LENGTH = 12;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    private final DataInputStream in;
    private final DataOutputStream out;
    private int orientation = 1;
    private boolean turnKnown;
    private boolean turnWritten;
    private int scans;
    private long pixels;

    JpegCleaner(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// Writes it; one that is cut off in its picture ends there.
    ///
    /// @throws EOFException if it is no JPEG or ends before its picture begins
    Cleaned clean() throws IOException {
        if (in.readUnsignedByte() != MARK || in.readUnsignedByte() != START) {
            throw new EOFException("no JPEG");
        }
        out.write(MARK);
        out.write(START);
        try {
            int marker = marker();
            // A second beginning is another picture. What the most scans have not shown is not
            // seen.
            while (marker != END && !(marker == START && scans > 0) && scans < MOST_SCANS) {
                marker = marker == SCAN ? scan() : segment(marker);
            }
        } catch (EOFException cutOff) {
            if (scans == 0) {
                throw cutOff;
            }
        }
        if (scans == 0) {
            throw new EOFException("no picture in it");
        }
        out.write(MARK);
        out.write(END);
        return new Cleaned(orientation, 1, pixels);
    }

    /// Writes a segment if it is needed; answers the marker after it.
    private int segment(int marker) throws IOException {
        if (isAlone(marker)) {
            return marker();
        }
        byte[] body = body();
        if (marker == APP1 && startsWith(body, EXIF) && !turnKnown && scans == 0) {
            turnKnown = true;
            orientation = Exif.orientation(Arrays.copyOfRange(body, EXIF.length, body.length));
        }
        byte[] needed = needed(marker, body);
        if (needed.length > 0) {
            if (marker != APP0) {
                writeTurn();
            }
            copy(marker, needed);
        }
        return marker();
    }

    /// What of a segment is needed to see the picture; empty if nothing is.
    private byte[] needed(int marker, byte[] body) {
        if (isFrame(marker) && body.length >= 5) {
            ByteBuffer head = ByteBuffer.wrap(body);
            long height = Short.toUnsignedLong(head.getShort(1));
            pixels = Math.max(pixels, height * Short.toUnsignedLong(head.getShort(3)));
        }
        return switch (marker) {
            case APP0 -> jfif(body);
            case APP2 -> startsWith(body, "ICC_PROFILE") ? body : new byte[0];
            case APP14 -> startsWith(body, "Adobe") ? shortened(body, ADOBE_LENGTH) : new byte[0];
            // Tables, their conditions, restart interval, number of lines.
            case 0xC4, 0xCC, 0xDB, 0xDC, 0xDD -> body;
            default -> isFrame(marker) ? body : new byte[0];
        };
    }

    /// Without its own small picture.
    private static byte[] jfif(byte[] body) {
        if (!startsWith(body, "JFIF\0") || body.length < JFIF_LENGTH) {
            return new byte[0];
        }
        byte[] head = shortened(body, JFIF_LENGTH);
        head[JFIF_LENGTH - 2] = 0;
        head[JFIF_LENGTH - 1] = 0;
        return head;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    /// Markers without a length: restarts, a second beginning, one that means nothing.
    private static boolean isAlone(int marker) {
        return marker == 1 || (marker >= 0xD0 && marker <= START);
    }

    /// Once, as early as it may stand: before the tables, which come after all Exif.
    private void writeTurn() throws IOException {
        if (!turnWritten && orientation != 1) {
            turnWritten = true;
            byte[] turned = Exif.turned(orientation);
            byte[] body = Arrays.copyOf(EXIF, EXIF.length + turned.length);
            System.arraycopy(turned, 0, body, EXIF.length, turned.length);
            copy(APP1, body);
        }
    }

    private void copy(int marker, byte[] body) throws IOException {
        out.write(MARK);
        out.write(marker);
        out.writeShort(body.length + 2);
        out.write(body);
    }

    private byte[] body() throws IOException {
        int length = in.readUnsignedShort();
        if (length < 2) {
            throw new EOFException("a segment without a length");
        }
        byte[] body = new byte[length - 2];
        in.readFully(body);
        return body;
    }

    /// The next marker. What stands before it belongs to no segment and is skipped, as every reader
    /// of JPEG does.
    private int marker() throws IOException {
        int marker = 0;
        while (marker == 0) {
            int skipped = in.readUnsignedByte();
            while (skipped != MARK) {
                skipped = in.readUnsignedByte();
            }
            marker = in.readUnsignedByte();
            while (marker == MARK) {
                marker = in.readUnsignedByte();
            }
        }
        return marker;
    }

    /// Copies a scan and its coded picture up to the next marker, which it answers.
    private int scan() throws IOException {
        byte[] head = body();
        writeTurn();
        copy(SCAN, head);
        scans++;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != MARK) {
                out.write(b);
                continue;
            }
            int next = in.read();
            while (next == MARK) {
                next = in.read();
            }
            boolean data = next == 0 || (next >= 0xD0 && next <= 0xD7);
            if (next < 0) {
                return END;
            }
            if (!data) {
                return next;
            }
            out.write(MARK);
            out.write(next);
        }
        return END;
    }

    private static byte[] shortened(byte[] body, int length) {
        return body.length < length ? new byte[0] : Arrays.copyOf(body, length);
    }

    private static boolean startsWith(byte[] body, String start) {
        return startsWith(body, start.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean startsWith(byte[] body, byte[] start) {
        return body.length >= start.length
                && Arrays.equals(body, 0, start.length, start, 0, start.length);
    }
}

package chat.parley.server.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes a JPEG again with only what is needed to see it: no Exif (but the way to turn it), XMP,
/// IPTC, comments, further pictures or anything behind its end. Used once, by one thread.
final class JpegCleaner {

    private static final int MARK = 0xFF;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int COMMENT = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    private final DataInputStream in;
    private final DataOutputStream out;
    private int orientation = 1;
    private boolean turnWritten;

    JpegCleaner(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// Writes it.
    ///
    /// @throws EOFException if it is no JPEG or ends before its picture begins
    Cleaned clean() throws IOException {
        if (in.readUnsignedByte() != MARK || in.readUnsignedByte() != START) {
            throw new EOFException("no JPEG");
        }
        out.write(MARK);
        out.write(START);
        int marker = marker();
        while (marker != END) {
            if (marker == SCAN) {
                copy(marker, segment());
                marker = scan();
            } else {
                segment(marker);
                marker = marker();
            }
        }
        out.write(MARK);
        out.write(END);
        return new Cleaned(orientation, 1);
    }

    private void segment(int marker) throws IOException {
        byte[] body = segment();
        if (marker == APP1 && startsWith(body, EXIF)) {
            orientation = Exif.orientation(Arrays.copyOfRange(body, EXIF.length, body.length));
        }
        if (!kept(marker, body)) {
            return;
        }
        if (marker != APP0) {
            writeTurn();
        }
        copy(marker, body);
    }

    private static boolean kept(int marker, byte[] body) {
        return switch (marker) {
            case APP0 -> startsWith(body, "JFIF".getBytes(StandardCharsets.US_ASCII));
            case APP2 -> startsWith(body, "ICC_PROFILE".getBytes(StandardCharsets.US_ASCII));
            case APP14 -> startsWith(body, "Adobe".getBytes(StandardCharsets.US_ASCII));
            case COMMENT -> false;
            default -> marker < APP0 || marker > APP15;
        };
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

    private byte[] segment() throws IOException {
        int length = in.readUnsignedShort();
        if (length < 2) {
            throw new EOFException("a segment without a length");
        }
        byte[] body = new byte[length - 2];
        in.readFully(body);
        return body;
    }

    private int marker() throws IOException {
        if (in.readUnsignedByte() != MARK) {
            throw new EOFException("no marker where one must be");
        }
        int marker = in.readUnsignedByte();
        while (marker == MARK) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    /// Copies the coded picture up to the next marker; one that was cut off ends here.
    private int scan() throws IOException {
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

    private static boolean startsWith(byte[] body, byte[] start) {
        return body.length >= start.length
                && Arrays.equals(body, 0, start.length, start, 0, start.length);
    }
}

package chat.parley.server.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/// Writes a PNG again without texts, XMP, Exif (but the way to turn it) and anything behind its
/// end. Used once, by one thread.
final class PngCleaner {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final Set<String> DROPPED = Set.of("eXIf", "tEXt", "zTXt", "iTXt");
    private static final int MOST_EXIF = 1 << 20;
    private static final int BUFFER = 64 * 1024;

    private final DataInputStream in;
    private final DataOutputStream out;
    private int orientation = 1;
    private int frames = 1;

    PngCleaner(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// Writes it.
    ///
    /// @throws EOFException if it is no PNG or is cut off
    Cleaned clean() throws IOException {
        if (in.readLong() != SIGNATURE) {
            throw new EOFException("no PNG");
        }
        out.writeLong(SIGNATURE);
        String type = "";
        while (!type.equals("IEND")) {
            int length = in.readInt();
            byte[] name = in.readNBytes(4);
            type = new String(name, StandardCharsets.US_ASCII);
            if (length < 0 || name.length < 4) {
                throw new EOFException("a broken chunk");
            }
            if (DROPPED.contains(type)) {
                drop(type, length);
            } else {
                copy(name, length, type.equals("acTL"));
            }
        }
        return new Cleaned(orientation, frames);
    }

    private void drop(String type, int length) throws IOException {
        if (type.equals("eXIf") && length <= MOST_EXIF) {
            orientation = Exif.orientation(readFully(length));
            in.skipNBytes(4);
            if (orientation != 1) {
                write("eXIf", Exif.turned(orientation));
            }
        } else {
            in.skipNBytes(length + 4L);
        }
    }

    private void copy(byte[] name, int length, boolean animated) throws IOException {
        if (animated && length == 8) {
            byte[] control = readFully(length);
            int pictures = ByteBuffer.wrap(control).getInt();
            frames = pictures < 0 ? Integer.MAX_VALUE : pictures;
            out.writeInt(length);
            out.write(name);
            out.write(control);
            out.write(readFully(4));
            return;
        }
        out.writeInt(length);
        out.write(name);
        transfer(in, length + 4L);
    }

    private void transfer(InputStream from, long count) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = count;
        while (left > 0) {
            int n = from.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (n < 0) {
                throw new EOFException("cut off");
            }
            out.write(buffer, 0, n);
            left -= n;
        }
    }

    private void write(String type, byte[] body) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(body);
        out.writeInt(body.length);
        out.write(name);
        out.write(body);
        out.writeInt((int) sum.getValue());
    }

    private byte[] readFully(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}

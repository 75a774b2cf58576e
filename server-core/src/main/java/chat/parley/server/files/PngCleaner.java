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

/// Writes a PNG again with only the chunks that are needed to see it, and the way to turn it.
/// Texts, times, Exif, XMP, chunks that nobody knows and what stands behind the end go. Used once,
/// by one thread.
final class PngCleaner {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;

    /// PNG, third edition, without texts, time and Exif.
    private static final Set<String> NEEDED =
            Set.of(
                    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB",
                    "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "acTL", "fcTL", "fdAT");

    private static final Set<String> DATA = Set.of("IDAT", "fdAT");

    /// Of what stands around the picture, which readers take into memory as a whole.
    private static final int MOST_AROUND = 4 << 20;

    private static final int MOST_EXIF = 1 << 20;
    private static final int BUFFER = 64 * 1024;
    private static final int HEAD = 13;
    private static final int LONGEST_SIDE = 65_535;

    private final DataInputStream in;
    private final DataOutputStream out;
    private int orientation = 1;
    private boolean turnKnown;
    private int frames = 1;
    private int frameHeads;
    private long pixels;

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
            byte[] name = readFully(4);
            boolean first = type.isEmpty();
            type = new String(name, StandardCharsets.ISO_8859_1);
            if (length < 0 || first != type.equals("IHDR")) {
                throw new EOFException("a broken chunk");
            }
            if (NEEDED.contains(type) && (DATA.contains(type) || length <= MOST_AROUND)) {
                out.writeInt(length);
                out.write(name);
                copy(type, length);
            } else {
                drop(type, length);
            }
        }
        return new Cleaned(orientation, Math.max(frames, frameHeads), pixels);
    }

    private void drop(String type, int length) throws IOException {
        if (type.equals("eXIf") && length <= MOST_EXIF && !turnKnown) {
            turnKnown = true;
            orientation = Exif.orientation(readFully(length));
            in.skipNBytes(4);
            if (orientation != 1) {
                write("eXIf", Exif.turned(orientation));
            }
        } else {
            in.skipNBytes(length + 4L);
        }
    }

    /// Copies a body with its sum, and looks at those that say how large all will be.
    private void copy(String type, int length) throws IOException {
        switch (type) {
            case "IHDR" -> {
                if (length != HEAD) {
                    throw new EOFException("a broken head");
                }
                ByteBuffer head = ByteBuffer.wrap(copied(length));
                pixels = surface(head.getInt(), head.getInt());
            }
            case "acTL" -> {
                if (length != 8) {
                    throw new EOFException("a broken count of frames");
                }
                int said = ByteBuffer.wrap(copied(length)).getInt();
                frames = said < 0 ? Integer.MAX_VALUE : Math.max(said, 1);
            }
            case "IEND" -> {
                if (length != 0) {
                    throw new EOFException("a broken end");
                }
                copied(length);
            }
            default -> {
                frameHeads += type.equals("fcTL") ? 1 : 0;
                transfer(in, length + 4L);
            }
        }
    }

    /// What this many pixels ask for. No other kind of picture has longer sides, and one row of a
    /// longer one would fill the memory of who reads it.
    private static long surface(int width, int height) {
        return width < 0 || width > LONGEST_SIDE || height < 0 || height > LONGEST_SIDE
                ? Long.MAX_VALUE
                : (long) width * height;
    }

    /// A short body, copied with its sum.
    private byte[] copied(int length) throws IOException {
        byte[] body = readFully(length);
        out.write(body);
        out.write(readFully(4));
        return body;
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

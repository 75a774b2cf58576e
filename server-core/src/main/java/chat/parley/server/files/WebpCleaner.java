package chat.parley.server.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes a WebP again without XMP, Exif (but the way to turn it) and anything behind its end. The
/// length in its head is put right by [#length]. Used once, by one thread.
final class WebpCleaner {

    private static final int MOST_EXIF = 1 << 20;
    private static final int BUFFER = 64 * 1024;
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;
    private static final int HEAD = 8;

    private final DataInputStream in;
    private final DataOutputStream out;
    private int orientation = 1;
    private int frames;
    private long length = 4;

    WebpCleaner(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// What belongs into the bytes 4 to 7, in little endian.
    long length() {
        return length;
    }

    /// Writes it, with whatever length its head had.
    ///
    /// @throws EOFException if it is no WebP or is cut off
    Cleaned clean() throws IOException {
        byte[] head = new byte[12];
        in.readFully(head);
        if (!name(head, 0).equals("RIFF") || !name(head, 8).equals("WEBP")) {
            throw new EOFException("no WebP");
        }
        out.write(head);
        long left = little(head, 4) - 4;
        while (left >= HEAD) {
            byte[] chunk = new byte[HEAD];
            in.readFully(chunk);
            long size = little(chunk, 4);
            long padded = size + (size & 1);
            left -= HEAD + padded;
            chunk(chunk, size, padded);
        }
        if (orientation != 1) {
            byte[] turned = Exif.turned(orientation);
            out.write("EXIF".getBytes(StandardCharsets.US_ASCII));
            out.writeInt(Integer.reverseBytes(turned.length));
            out.write(turned);
            length += HEAD + turned.length;
        }
        return new Cleaned(orientation, Math.max(frames, 1));
    }

    private void chunk(byte[] chunk, long size, long padded) throws IOException {
        switch (name(chunk, 0)) {
            case "XMP " -> in.skipNBytes(padded);
            case "EXIF" -> exif(size, padded);
            case "VP8X" -> {
                byte[] body = in.readNBytes((int) Math.min(padded, BUFFER));
                if (body.length < padded || body.length == 0) {
                    throw new EOFException("a broken head");
                }
                body[0] &= (byte) ~(EXIF_FLAG | XMP_FLAG);
                copy(chunk, body);
            }
            default -> {
                frames += name(chunk, 0).equals("ANMF") ? 1 : 0;
                copy(chunk, new byte[0]);
                transfer(padded);
            }
        }
    }

    private void exif(long size, long padded) throws IOException {
        if (padded > MOST_EXIF) {
            in.skipNBytes(padded);
            return;
        }
        byte[] body = new byte[(int) padded];
        in.readFully(body);
        // Some write the mark of JPEG before it.
        int from = size > 6 && name(body, 0).equals("Exif") ? 6 : 0;
        orientation = Exif.orientation(Arrays.copyOfRange(body, from, body.length));
    }

    private void copy(byte[] chunk, byte[] body) throws IOException {
        out.write(chunk);
        out.write(body);
        length += chunk.length + body.length;
    }

    private void transfer(long count) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = count;
        while (left > 0) {
            int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (n < 0) {
                throw new EOFException("cut off");
            }
            out.write(buffer, 0, n);
            left -= n;
        }
        length += count;
    }

    private static String name(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.US_ASCII);
    }

    private static long little(byte[] bytes, int at) {
        return Integer.toUnsignedLong(
                (bytes[at] & 0xFF)
                        | (bytes[at + 1] & 0xFF) << 8
                        | (bytes[at + 2] & 0xFF) << 16
                        | (bytes[at + 3] & 0xFF) << 24);
    }
}

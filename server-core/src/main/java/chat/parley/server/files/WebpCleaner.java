package chat.parley.server.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// Writes a WebP again with only the chunks that are needed to see it, and the way to turn it. XMP,
/// Exif, chunks that nobody knows and what stands behind the end go. What is only known at the end
/// belongs into the head: [#length] and [#flags]. Used once, by one thread.
final class WebpCleaner {

    private static final Set<String> PICTURES = Set.of("VP8 ", "VP8L", "ALPH");
    private static final Set<String> NEEDED = Set.of("VP8 ", "VP8L", "ALPH", "ANIM", "ICCP");
    private static final String EXTENDED = "VP8X";
    private static final int MOST_EXIF = 1 << 20;

    /// Of a colour profile, which readers take into memory as a whole.
    private static final int MOST_AROUND = 4 << 20;

    private static final int BUFFER = 64 * 1024;
    private static final int EXIF_FLAG = 0x08;

    /// Colour profile, transparency, animation.
    private static final int KEPT_FLAGS = 0x32;

    private static final int HEAD = 8;
    private static final int FRAME_HEAD = 16;
    private static final int EXTENDED_LENGTH = 10;

    private final DataInputStream in;
    private final DataOutputStream out;
    private int orientation = 1;
    private int frames;
    private int flags = -1;
    private boolean first = true;
    private long pixels;
    private long length = 4;

    WebpCleaner(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// What belongs into the bytes 4 to 7, in little endian.
    long length() {
        return length;
    }

    /// What belongs into byte 20; negative for a picture that has no flags.
    int flags() {
        return flags < 0 || orientation == 1 ? flags : flags | EXIF_FLAG;
    }

    /// Writes it, with whatever length its head had.
    ///
    /// @throws EOFException if it is no WebP or is cut off
    Cleaned clean() throws IOException {
        byte[] head = read(12);
        if (!name(head, 0).equals("RIFF") || !name(head, 8).equals("WEBP")) {
            throw new EOFException("no WebP");
        }
        out.write(head);
        long left = little(head, 4) - 4;
        while (left >= HEAD) {
            byte[] chunk = read(HEAD);
            long size = little(chunk, 4);
            left -= HEAD + padded(chunk);
            boolean kept = chunk(chunk, size);
            if (size % 2 == 1) {
                // Some leave it out at the end.
                var _ = in.read();
                copy(new byte[kept ? 1 : 0]);
            }
            first = false;
        }
        // Without flags nobody would look for it.
        if (flags < 0) {
            orientation = 1;
        }
        if (orientation != 1) {
            byte[] turned = Exif.turned(orientation);
            out.write("EXIF".getBytes(StandardCharsets.US_ASCII));
            out.writeInt(Integer.reverseBytes(turned.length));
            out.write(turned);
            length += HEAD + turned.length;
        }
        return new Cleaned(orientation, Math.max(frames, 1), pixels);
    }

    /// @return whether it was kept
    private boolean chunk(byte[] chunk, long size) throws IOException {
        String name = name(chunk, 0);
        switch (name) {
            case EXTENDED -> extended(chunk, size);
            case "ANMF" -> frame(chunk, size);
            default -> {
                if (!NEEDED.contains(name) || (name.equals("ICCP") && size > MOST_AROUND)) {
                    drop(name, size);
                    return false;
                }
                copy(chunk);
                picture(name, size);
            }
        }
        return true;
    }

    private void extended(byte[] chunk, long size) throws IOException {
        if (!first || size != EXTENDED_LENGTH) {
            throw new EOFException("a broken head");
        }
        byte[] body = read(EXTENDED_LENGTH);
        body[0] &= KEPT_FLAGS;
        flags = body[0];
        surface(1 + little24(body, 4), 1 + little24(body, 7));
        copy(chunk);
        copy(body);
    }

    private void drop(String name, long size) throws IOException {
        if (!name.equals("EXIF") || size > MOST_EXIF || orientation != 1) {
            in.skipNBytes(size);
            return;
        }
        byte[] body = read((int) size);
        // Some write the mark of JPEG before it.
        int from = size > 6 && name(body, 0).equals("Exif") ? 6 : 0;
        orientation = Exif.orientation(Arrays.copyOfRange(body, from, body.length));
    }

    /// Copies a picture of an animation. Its length is told before it, so what is not needed in it
    /// becomes zeros.
    private void frame(byte[] chunk, long size) throws IOException {
        if (size < FRAME_HEAD) {
            throw new EOFException("a broken frame");
        }
        frames++;
        byte[] head = read(FRAME_HEAD);
        surface(1 + little24(head, 6), 1 + little24(head, 9));
        copy(chunk);
        copy(head);
        long left = size - FRAME_HEAD;
        while (left >= HEAD) {
            byte[] inner = read(HEAD);
            long padded = padded(inner);
            left -= HEAD + padded;
            if (left < 0) {
                throw new EOFException("a frame that is longer than it says");
            }
            copy(inner);
            if (PICTURES.contains(name(inner, 0))) {
                picture(name(inner, 0), padded);
            } else {
                zeros(padded);
            }
        }
        zeros(left);
    }

    /// Copies a body, and looks at those that say how large their picture is.
    private void picture(String name, long size) throws IOException {
        byte[] begin = read((int) Math.min(size, EXTENDED_LENGTH));
        if (name.equals("VP8L") && begin.length >= 5) {
            long bits = little(begin, 1);
            surface(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
        } else if (name.equals("VP8 ") && begin.length >= EXTENDED_LENGTH) {
            long bits = little(begin, 6);
            surface(bits & 0x3FFF, bits >> 16 & 0x3FFF);
        }
        copy(begin);
        transfer(size - begin.length);
    }

    private void surface(long width, long height) {
        pixels = Math.max(pixels, width * height);
    }

    private void copy(byte[] bytes) throws IOException {
        out.write(bytes);
        length += bytes.length;
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

    private void zeros(long count) throws IOException {
        in.skipNBytes(count);
        byte[] nothing = new byte[BUFFER];
        for (long left = count; left > 0; left -= nothing.length) {
            out.write(nothing, 0, (int) Math.min(left, nothing.length));
        }
        length += count;
    }

    private byte[] read(int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    private static long padded(byte[] chunk) {
        long size = little(chunk, 4);
        return size + (size & 1);
    }

    private static String name(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.US_ASCII);
    }

    private static long little24(byte[] bytes, int at) {
        return little(bytes, at - 1) >> 8;
    }

    private static long little(byte[] bytes, int at) {
        return Integer.toUnsignedLong(
                (bytes[at] & 0xFF)
                        | (bytes[at + 1] & 0xFF) << 8
                        | (bytes[at + 2] & 0xFF) << 16
                        | (bytes[at + 3] & 0xFF) << 24);
    }
}

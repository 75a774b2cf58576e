package chat.parley.server.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Writes a GIF again with only its pictures, their timing and how often they are repeated.
/// Comments, XMP, texts, whatever other programs have put in, and what stands behind the end go.
/// Used once, by one thread.
final class GifCleaner {

    private static final int PICTURE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int END = 0x3B;
    private static final int TIMING = 0xF9;
    private static final int TIMING_LENGTH = 4;
    private static final int APPLICATION = 0xFF;
    private static final int REPEATS_LENGTH = 3;
    private static final int TABLE = 0x80;
    private static final int TABLE_SIZE = 7;

    private final DataInputStream in;
    private final DataOutputStream out;
    private int frames;
    private long pixels;

    GifCleaner(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// Writes it; one that is cut off ends there.
    ///
    /// @throws EOFException if it is no GIF or ends before its first picture
    Cleaned clean() throws IOException {
        byte[] head = read(13);
        String version = new String(head, 0, 6, StandardCharsets.US_ASCII);
        if (!version.equals("GIF87a") && !version.equals("GIF89a")) {
            throw new EOFException("no GIF");
        }
        pixels = (long) number(head, 6) * number(head, 8);
        byte[] colours = table(head[10]);
        out.write(head);
        out.write(colours);
        try {
            for (int block = in.readUnsignedByte(); block != END; block = in.readUnsignedByte()) {
                block(block);
            }
        } catch (EOFException cutOff) {
            if (frames == 0) {
                throw cutOff;
            }
        }
        if (frames == 0) {
            throw new EOFException("no picture in it");
        }
        out.write(END);
        return new Cleaned(1, frames, pixels);
    }

    private void block(int block) throws IOException {
        switch (block) {
            case PICTURE -> picture();
            case EXTENSION -> extension(in.readUnsignedByte());
            // Some programs leave them between blocks.
            case 0 -> {}
            default -> throw new EOFException("no block");
        }
    }

    private void picture() throws IOException {
        byte[] head = read(9);
        long right = number(head, 0) + (long) number(head, 4);
        long lower = number(head, 2) + (long) number(head, 6);
        byte[] colours = table(head[8]);
        int size = in.readUnsignedByte();
        pixels = Math.max(pixels, right * lower);
        frames++;
        out.write(PICTURE);
        out.write(head);
        out.write(colours);
        out.write(size);
        try {
            for (byte[] part = part(); part.length > 0; part = part()) {
                write(part);
            }
        } finally {
            out.write(0);
        }
    }

    private void extension(int label) throws IOException {
        byte[] first = part();
        if (first.length == 0) {
            return;
        }
        boolean repeats = label == APPLICATION && isAboutRepeats(first);
        byte[] kept = new byte[0];
        for (byte[] part = part(); part.length > 0; part = part()) {
            if (repeats && part.length == REPEATS_LENGTH && part[0] == 1) {
                kept = part;
            }
        }
        if (label == TIMING && first.length == TIMING_LENGTH) {
            out.write(EXTENSION);
            out.write(label);
            write(first);
            out.write(0);
        } else if (kept.length > 0) {
            out.write(EXTENSION);
            out.write(label);
            write(first);
            write(kept);
            out.write(0);
        }
    }

    private static boolean isAboutRepeats(byte[] name) {
        String text = new String(name, StandardCharsets.US_ASCII);
        return text.equals("NETSCAPE2.0") || text.equals("ANIMEXTS1.0");
    }

    private void write(byte[] part) throws IOException {
        out.write(part.length);
        out.write(part);
    }

    /// The next part of a block; empty at its end.
    private byte[] part() throws IOException {
        return read(in.readUnsignedByte());
    }

    /// A table of colours, empty where the flags announce none.
    private byte[] table(byte flags) throws IOException {
        return read((flags & TABLE) == 0 ? 0 : 3 << ((flags & TABLE_SIZE) + 1));
    }

    private byte[] read(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }
}

package chat.parley.server.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Pictures for tests: red at the left, blue at the right. No state.
final class SamplePictures {

    /// What the planted places say besides numbers.
    static final String SECRET = "52.5163N-secret-place";

    private static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    private SamplePictures() {}

    static byte[] jpeg(int width, int height) {
        return written("jpg", image(width, height, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] png(int width, int height) {
        return written("png", image(width, height, BufferedImage.TYPE_INT_ARGB));
    }

    static byte[] webp() {
        return WEBP.clone();
    }

    static byte[] gif(int frames) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            BufferedImage frame = image(4, 4, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < frames; i++) {
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// A PNG of a few bytes whose head says that it is this large.
    static byte[] pngThatClaims(int width, int height) {
        byte[] head =
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 6, 0, 0, 0})
                        .array();
        byte[] empty = {0x78, (byte) 0x9C, 3, 0, 0, 0, 0, 1};
        return ByteBuffer.allocate(8 + 25 + 20 + 12)
                .putLong(0x89504E470D0A1A0AL)
                .put(chunk("IHDR", head))
                .put(chunk("IDAT", empty))
                .put(chunk("IEND", new byte[0]))
                .array();
    }

    /// A PNG with a place in each kind of chunk that can hold one.
    static byte[] pngWithPlace() {
        byte[] plain = png(30, 20);
        byte[] exif = chunk("eXIf", exif(6));
        byte[] text = chunk("tEXt", ("Comment\0" + SECRET).getBytes(StandardCharsets.ISO_8859_1));
        byte[] xmp =
                chunk(
                        "iTXt",
                        ("XML:com.adobe.xmp\0\0\0\0\0" + SECRET)
                                .getBytes(StandardCharsets.ISO_8859_1));
        // Behind the signature and the head, which is always 25 bytes; and behind the end.
        return joined(
                part(plain, 0, 33),
                exif,
                text,
                xmp,
                part(plain, 33, plain.length),
                SECRET.getBytes(StandardCharsets.UTF_8));
    }

    /// A JPEG with a place in each kind of segment that can hold one.
    static byte[] jpegWithPlace() {
        byte[] plain = jpeg(30, 20);
        return joined(
                part(plain, 0, 2),
                segment(0xE1, joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(6))),
                segment(
                        0xE1,
                        ("http://ns.adobe.com/xap/1.0/\0" + SECRET)
                                .getBytes(StandardCharsets.US_ASCII)),
                segment(0xED, ("Photoshop 3.0\0" + SECRET).getBytes(StandardCharsets.US_ASCII)),
                segment(0xE2, ("MPF\0" + SECRET).getBytes(StandardCharsets.US_ASCII)),
                segment(0xFE, SECRET.getBytes(StandardCharsets.US_ASCII)),
                part(plain, 2, plain.length),
                SECRET.getBytes(StandardCharsets.US_ASCII));
    }

    /// A WebP in the extended form with a place in Exif and XMP.
    static byte[] webpWithPlace() {
        byte[] extended = new byte[10];
        extended[0] = 0x08 | 0x04 | 0x10;
        byte[] body =
                joined(
                        "WEBP".getBytes(StandardCharsets.US_ASCII),
                        riff("VP8X", extended),
                        part(WEBP, 12, WEBP.length),
                        riff("EXIF", exif(6)),
                        riff("XMP ", SECRET.getBytes(StandardCharsets.US_ASCII)));
        return joined(riff("RIFF", body), SECRET.getBytes(StandardCharsets.US_ASCII));
    }

    /// Exif with a way to turn, and a place in a directory of its own.
    static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(200);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x010E, 2, SECRET.length() + 1, 100);
        entry(tiff, 0x8825, 4, 1, 50);
        tiff.putInt(0);
        tiff.position(50);
        tiff.putShort((short) 2);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 3, 130);
        tiff.position(100);
        tiff.put(SECRET.getBytes(StandardCharsets.US_ASCII));
        tiff.position(130);
        for (int value : new int[] {52, 1, 30, 1, 59, 1}) {
            tiff.putInt(value);
        }
        return part(tiff.array(), 0, 156);
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    static byte[] segment(int marker, byte[] body) {
        return ByteBuffer.allocate(body.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (body.length + 2))
                .put(body)
                .array();
    }

    static byte[] chunk(String type, byte[] body) {
        byte[] named = joined(type.getBytes(StandardCharsets.US_ASCII), body);
        CRC32 sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(body.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    static byte[] riff(String type, byte[] body) {
        return ByteBuffer.allocate(8 + body.length + (body.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(body.length)
                .put(body)
                .array();
    }

    static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static BufferedImage image(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D brush = image.createGraphics();
        brush.setColor(Color.RED);
        brush.fillRect(0, 0, width / 2, height);
        brush.setColor(Color.BLUE);
        brush.fillRect(width / 2, 0, width - width / 2, height);
        brush.dispose();
        return image;
    }

    private static byte[] written(String format, BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}

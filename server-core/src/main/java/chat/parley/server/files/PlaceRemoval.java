package chat.parley.server.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Takes out of photos where, when and with what they were taken. Works on a stream: a picture is
/// never in memory as a whole and never decoded. No state.
final class PlaceRemoval {

    private static final int BUFFER = 64 * 1024;
    private static final int LENGTH_AT = 4;
    private static final int FLAGS_AT = 20;

    private PlaceRemoval() {}

    /// Writes a picture again without what it tells.
    ///
    /// @param type one of those that [PictureTypes#cleaned] knows
    /// @return empty if it is broken, so that nobody knows what it tells
    static Optional<Cleaned> run(String type, Path from, Path to) throws IOException {
        try (DataInputStream in =
                        new DataInputStream(
                                new BufferedInputStream(Files.newInputStream(from), BUFFER));
                DataOutputStream out =
                        new DataOutputStream(
                                new BufferedOutputStream(Files.newOutputStream(to), BUFFER))) {
            return Optional.of(
                    switch (type) {
                        case "image/jpeg" -> new JpegCleaner(in, out).clean();
                        case "image/png" -> new PngCleaner(in, out).clean();
                        case "image/gif" -> new GifCleaner(in, out).clean();
                        default -> webp(in, out, to);
                    });
        } catch (EOFException _) {
            return Optional.empty();
        }
    }

    private static Cleaned webp(DataInputStream in, DataOutputStream out, Path to)
            throws IOException {
        WebpCleaner cleaner = new WebpCleaner(in, out);
        Cleaned cleaned = cleaner.clean();
        out.flush();
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(length.putInt((int) cleaner.length()).flip(), LENGTH_AT);
            if (cleaner.flags() >= 0) {
                channel.write(ByteBuffer.wrap(new byte[] {(byte) cleaner.flags()}), FLAGS_AT);
            }
        }
        return cleaned;
    }
}

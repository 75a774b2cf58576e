package chat.parley.server.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Measures pictures and makes small ones of them: one at a time, on a thread of its own, with few
/// waiting. A picture too many, too slow or too large to decode is simply without a small one.
///
/// Thread-safe. The size is read before anything is decoded, and decoding skips what the small
/// picture does not need.
final class Pictures implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Pictures.class);
    private static final int WAITING = 64;
    private static final int PATIENCE_SECONDS = 20;
    private static final double QUALITY = 0.8;
    private static final int BYTES_A_PIXEL = 4;

    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(
                    1,
                    1,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().name("parley-pictures").daemon().factory());

    /// A picture.
    ///
    /// @param width in pixels as shown
    /// @param height in pixels as shown
    /// @param thumbType the media type of the small one, absent if there is none
    record Picture(int width, int height, @Nullable String thumbType) {}

    Pictures() {
        worker.allowCoreThreadTimeOut(true);
    }

    /// Looks at a picture.
    ///
    /// @param cleaned what is known of it already
    /// @param thumb where the small one is written
    /// @return empty if it is broken, or beyond the limits: then it is a file like any other
    Optional<Picture> look(String type, Path file, Cleaned cleaned, Path thumb) {
        try {
            Future<Optional<Picture>> look =
                    worker.submit(() -> lookNow(type, file, cleaned, thumb));
            return await(look);
        } catch (RejectedExecutionException _) {
            log.info("too many pictures wait; one stays without a small one");
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private static Optional<Picture> await(Future<Optional<Picture>> look) {
        try {
            return look.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            look.cancel(true);
            log.info("a picture took too long");
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException broken) {
            // Readers of pictures throw anything at bytes that are none.
            Throwable cause = broken.getCause();
            log.info(
                    "a picture can't be read: {}",
                    cause == null ? "" : cause.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Optional<Picture> lookNow(String type, Path file, Cleaned cleaned, Path thumb)
            throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type);
        if (!readers.hasNext() || cleaned.tooLarge()) {
            return Optional.empty();
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, false, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > Cleaned.MOST_PIXELS
                    || (type.equals("image/gif") && hasTooManyFrames(reader))) {
                return Optional.empty();
            }
            String thumbType = fits(type, width, height) ? makeSmall(reader, cleaned, thumb) : null;
            return Optional.of(
                    cleaned.onItsSide()
                            ? new Picture(height, width, thumbType)
                            : new Picture(width, height, thumbType));
        } finally {
            reader.dispose();
        }
    }

    /// The reader of WebP can't skip: it needs all pixels in memory.
    private static boolean fits(String type, int width, int height) {
        return !type.equals("image/webp")
                || (long) width * height * BYTES_A_PIXEL < Runtime.getRuntime().maxMemory() / 4;
    }

    private static boolean hasTooManyFrames(ImageReader reader) throws IOException {
        try {
            // Finding this one means that those before are there.
            return reader.getWidth(Cleaned.MOST_FRAMES) > 0;
        } catch (IndexOutOfBoundsException _) {
            return false;
        }
    }

    private static String makeSmall(ImageReader reader, Cleaned cleaned, Path thumb)
            throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
        int skip = Math.max(1, longer / (2 * SharedFiles.THUMBNAIL));
        param.setSourceSubsampling(skip, skip, 0, 0);
        BufferedImage image = reader.read(0, param);
        if (!cleaned.upright()) {
            image =
                    ExifFilterUtils.getFilterForOrientation(
                                    Orientation.typeOf(cleaned.orientation()))
                            .apply(image);
        }
        boolean clear = image.getColorModel().hasAlpha();
        int side = Math.min(SharedFiles.THUMBNAIL, Math.max(image.getWidth(), image.getHeight()));
        try (OutputStream out = Files.newOutputStream(thumb)) {
            var small = Thumbnails.of(image).size(side, side).outputFormat(clear ? "png" : "jpg");
            (clear ? small : small.outputQuality(QUALITY)).toOutputStream(out);
        }
        return clear ? "image/png" : "image/jpeg";
    }
}

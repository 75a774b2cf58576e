package chat.parley.desktop.fx;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/// The JavaFX toolkit for tests: started once per process, without a display. Any thread.
public final class FxStage {

    private static final CountDownLatch STARTED = new CountDownLatch(1);

    static {
        try {
            Platform.startup(STARTED::countDown);
        } catch (IllegalStateException alreadyRunning) {
            STARTED.countDown();
        }
        Platform.setImplicitExit(false);
    }

    private FxStage() {}

    /// Runs on the JavaFX thread and waits for the result; what the work throws, this throws.
    public static <T> T call(Callable<T> work) {
        try {
            STARTED.await();
            FutureTask<T> task = new FutureTask<>(work);
            if (Platform.isFxApplicationThread()) {
                task.run();
            } else {
                Platform.runLater(task);
            }
            return task.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AssertionError assertion) {
                throw assertion;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// As [#call], without a result.
    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /// Waits until one more pulse (styles, layout, drawing) has run to its end.
    public static void pulse() {
        CountDownLatch passed = new CountDownLatch(1);
        run(() -> {
            AnimationTimer timer =
                    new AnimationTimer() {
                        private int frames;

                        @Override
                        public void handle(long now) {
                            if (++frames == 2) {
                                stop();
                                passed.countDown();
                            }
                        }
                    };
            timer.start();
            Platform.requestNextPulse();
        });
        try {
            if (!passed.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("No pulse came");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// Writes a picture as PNG, making its folder.
    public static void write(Image image, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(pixels(image), "png", file.toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static BufferedImage pixels(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        return copy;
    }
}

package chat.parley.packaging.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// A screenshot of a window's content, as its scene draws it. Stateless.
final class Picture {

    private Picture() {}

    /// Writes what a scene shows as PNG. Called off the FX thread.
    static void write(Scene scene, Path file) throws IOException, InterruptedException {
        WritableImage shown = Fx.call(() -> scene.snapshot(null));
        int width = (int) shown.getWidth();
        int height = (int) shown.getHeight();
        int[] pixels = new int[width * height];
        shown.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("This Java can't write PNG");
        }
    }
}

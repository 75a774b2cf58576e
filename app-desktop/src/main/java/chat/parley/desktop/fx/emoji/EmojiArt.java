package chat.parley.desktop.fx.emoji;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Screen;

/// Pictures of emoji in exactly the pixels they are shown with, cut from the bundled 64 px sheet
/// and averaged down, so that small ones stay sharp. Keeps the latest few hundred. Owned by the
/// JavaFX thread.
public final class EmojiArt {

    private static final int CELL = 66;
    private static final int SIDE = 64;
    private static final int KEPT = 600;

    private static final Map<Integer, SoftReference<Image>> STRIPS = new HashMap<>();
    private static final Map<Key, Image> IMAGES =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
                    return size() > KEPT;
                }
            };

    private EmojiArt() {}

    /// A node that shows an emoji.
    ///
    /// @param size the side in logical pixels, up to 64
    public static ImageView view(Pictograph emoji, double size) {
        ImageView view = new ImageView(image(emoji, size));
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setAccessibleText(emoji.label());
        return view;
    }

    static Image image(Pictograph emoji, double size) {
        double scale =
                Screen.getScreens().stream().mapToDouble(Screen::getOutputScaleX).max().orElse(1);
        int pixels = (int) Math.min(SIDE, Math.ceil(size * scale));
        return IMAGES.computeIfAbsent(
                new Key(emoji.column(), emoji.row(), pixels),
                key -> shrink(strip(key.column()), key));
    }

    private static Image strip(int column) {
        SoftReference<Image> held = STRIPS.get(column);
        Image strip = held == null ? null : held.get();
        if (strip == null) {
            String url =
                    Objects.requireNonNull(EmojiArt.class.getResource("sheet/" + column + ".png"))
                            .toExternalForm();
            strip = new Image(url);
            STRIPS.put(column, new SoftReference<>(strip));
        }
        return strip;
    }

    /// Averages premultiplied pixels over the area that each target pixel covers.
    private static Image shrink(Image strip, Key key) {
        int[] source = new int[SIDE * SIDE];
        PixelReader reader = strip.getPixelReader();
        reader.getPixels(
                1,
                key.row() * CELL + 1,
                SIDE,
                SIDE,
                PixelFormat.getIntArgbPreInstance(),
                source,
                0,
                SIDE);
        int pixels = key.pixels();
        int[] target = new int[pixels * pixels];
        double step = (double) SIDE / pixels;
        for (int y = 0; y < pixels; y++) {
            for (int x = 0; x < pixels; x++) {
                target[y * pixels + x] = average(source, x * step, y * step, step);
            }
        }
        WritableImage image = new WritableImage(pixels, pixels);
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        pixels,
                        pixels,
                        PixelFormat.getIntArgbPreInstance(),
                        target,
                        0,
                        pixels);
        return image;
    }

    private static int average(int[] source, double left, double top, double step) {
        double[] sums = new double[4];
        for (int y = (int) top; y < Math.min(SIDE, Math.ceil(top + step)); y++) {
            double high = Math.min(y + 1.0, top + step) - Math.max(y, top);
            for (int x = (int) left; x < Math.min(SIDE, Math.ceil(left + step)); x++) {
                double share = high * (Math.min(x + 1.0, left + step) - Math.max(x, left));
                int pixel = source[y * SIDE + x];
                for (int channel = 0; channel < 4; channel++) {
                    sums[channel] += share * (pixel >>> (channel * 8) & 0xFF);
                }
            }
        }
        int pixel = 0;
        for (int channel = 0; channel < 4; channel++) {
            pixel |=
                    (int) Math.min(255, Math.round(sums[channel] / (step * step))) << (channel * 8);
        }
        return pixel;
    }

    private record Key(int column, int row, int pixels) {}
}

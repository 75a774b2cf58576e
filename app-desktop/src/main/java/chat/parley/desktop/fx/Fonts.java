package chat.parley.desktop.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.text.Font;

/// The bundled typefaces: Inter in four weights and JetBrains Mono.
///
/// Weights 500 and 600 are families of their own to JavaFX ("Inter Medium", "Inter SemiBold"); 700
/// is "Inter" in bold. Thread-safe; loads once per process.
public final class Fonts {

    private static final List<String> FILES =
            List.of(
                    "Inter_400Regular.ttf",
                    "Inter_500Medium.ttf",
                    "Inter_600SemiBold.ttf",
                    "Inter_700Bold.ttf",
                    "JetBrainsMono_400Regular.ttf");

    private static final AtomicBoolean LOADED = new AtomicBoolean();

    private Fonts() {}

    /// Makes the typefaces known to JavaFX; a second call does nothing.
    ///
    /// @throws IllegalStateException when a bundled file is missing or unreadable, which is a
    ///   broken build
    public static void load() {
        if (LOADED.compareAndSet(false, true)) {
            FILES.forEach(Fonts::load);
            ShapedText.mend();
        }
    }

    private static void load(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
            if (in == null || Font.loadFont(in, 14) == null) {
                throw new IllegalStateException("The bundled font can't be read: " + file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

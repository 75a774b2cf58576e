package chat.parley.desktop.fx;

import java.lang.reflect.Field;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps lines right that wrap in a script which needs shaping: Arabic, Hebrew, Hindi, Thai. JavaFX
/// thread.
///
/// JavaFX 26 on Linux remembers the letters of a run of text under the run, and uses them again
/// after the run was cut at the end of a line. Such a line shows the letters of the next one as
/// well; in scripts that are written to the left, laying it out ends in an
/// `ArrayIndexOutOfBoundsException` in `PrismTextLayout.computeTrailingSpaceWidth`, and whoever
/// sends such a message empties the screens of all others. The same memory is freed after its owner
/// was handed on, which [pull request 249](https://github.com/openjdk/jfx/pull/249) asked about.
/// Here that memory is replaced by one that only knows what to free. Where JavaFX looks otherwise
/// inside, nothing is done.
final class ShapedText {
    private static final Logger log = LoggerFactory.getLogger(ShapedText.class);
    private static final String LAYOUTS = "com.sun.javafx.text.GlyphLayoutManager";
    private static final String LAYOUT = "com.sun.javafx.text.GlyphLayout";
    private static final String PANGO = "com.sun.javafx.font.freetype.PangoGlyphLayout";

    private ShapedText() {}

    /// Mends the one object that lays out all shaped text of this process.
    static void mend() {
        try {
            Class<?> layouts = Class.forName(LAYOUTS);
            Object layout = layouts.getMethod("getInstance").invoke(null);
            if (layout.getClass().getName().equals(PANGO)) {
                Field letters = layout.getClass().getDeclaredField("runUtf8");
                letters.setAccessible(true);
                letters.set(layout, new Forgetful());
            }
            layouts.getMethod("dispose", Class.forName(LAYOUT)).invoke(null, layout);
        } catch (ReflectiveOperationException | RuntimeException otherwise) {
            // Closed by the module system, or another JavaFX: most texts are laid out well anyway.
            log.warn("Cannot mend how lines of shaped text wrap: {}", otherwise.toString());
        }
    }

    /// Remembers what is to be freed, and finds nothing. Any thread.
    private static final class Forgetful extends AbstractMap<Object, Long> {
        private final Queue<Long> allocated = new ConcurrentLinkedQueue<>();

        @Override
        public @Nullable Long get(Object run) {
            return null;
        }

        @Override
        public @Nullable Long put(Object run, Long address) {
            allocated.add(address);
            return null;
        }

        /// Each address is given out once, to the one who frees it.
        @Override
        public Collection<Long> values() {
            List<Long> taken = new ArrayList<>();
            for (Long next = allocated.poll(); next != null; next = allocated.poll()) {
                taken.add(next);
            }
            return taken;
        }

        @Override
        public void clear() {
            // What was given out by values() is all there was.
        }

        @Override
        public Set<Map.Entry<Object, Long>> entrySet() {
            return Set.of();
        }
    }
}

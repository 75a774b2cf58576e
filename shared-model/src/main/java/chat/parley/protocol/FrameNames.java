package chat.parley.protocol;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of the frames below one sealed interface, in both directions. Any thread; immutable.
final class FrameNames {
    private final Map<String, Class<?>> types = new HashMap<>();

    FrameNames(Class<?> sealed) {
        gather(sealed);
    }

    private void gather(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                gather(permitted);
            }
        } else if (types.put(nameOf(type), type) != null) {
            throw new IllegalStateException("two frames are called " + nameOf(type));
        }
    }

    /// The record of the frame with this name, if there is one.
    @Nullable Class<?> type(String name) {
        return types.get(name);
    }

    /// The name of a frame.
    static String nameOf(Class<?> type) {
        WireName given = type.getAnnotation(WireName.class);
        String name = type.getSimpleName();
        return given != null
                ? given.value()
                : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}

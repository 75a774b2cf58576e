package chat.parley.desktop.link;

import chat.parley.model.RefusalCode;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How something asked of a server ended. Immutable; handed to call-backs on the FX thread, exactly
/// once for each question.
///
/// @param <T> what the server gave back
public sealed interface Outcome<T> {

    /// The server did it and, where that means something, has it on disk.
    record Done<T>(T value) implements Outcome<T> {}

    /// The server said no; nothing was changed.
    ///
    /// @param field the field that was refused, if one was
    /// @param retryAfter how long to wait before trying again, for rates
    record Refused<T>(
            RefusalCode code, String message, @Nullable String field, @Nullable Duration retryAfter)
            implements Outcome<T> {}

    /// No answer came: there is no connection, or it broke. Whether the server did it is not known;
    /// the same operation id may be sent again.
    record Unreachable<T>() implements Outcome<T> {}

    /// The same outcome with another value.
    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(change.apply(value));
            case Refused<T>(var code, var message, var field, var retryAfter) ->
                    new Refused<>(code, message, field, retryAfter);
            case Unreachable<T>() -> new Unreachable<>();
        };
    }

    /// Calls `then` with the value if it was done, and says whether it was.
    default boolean whenDone(Consumer<? super T> then) {
        if (this instanceof Done<T>(T value)) {
            then.accept(value);
            return true;
        }
        return false;
    }
}

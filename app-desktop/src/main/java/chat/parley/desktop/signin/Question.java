package chat.parley.desktop.signin;

import org.jspecify.annotations.Nullable;

/// Something the person must see or decide before the welcome screen can go on. Immutable.
public sealed interface Question {

    /// A server was met for the first time: is its key the right one?
    record Trust(ServerCard server) implements Question {}

    /// A server shows another key than the one kept for it: a hard stop.
    record OtherKey(String name, String address, @Nullable String expected, @Nullable String shown)
            implements Question {}

    /// Somebody expects a host that is not listed.
    record NobodyFound() implements Question {}
}
